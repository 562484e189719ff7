import Cohorts
import Engine
import GroundTruth

/// One labeller's labels of all images of one patient, on the grids of the curated series: 0
/// background, 1 cavity of the left ventricle, 2 its wall, 3 right ventricle, 255 unknown. There is
/// one step for each patient, so a new patient reruns no other.
///
/// Synthetic truth, contours and networks have three different steps, so that a change to the
/// phantom reruns no real patient, and a change to the networks' code no contour.
package struct SeriesLabels: Codable, Hashable, Sendable {
  package typealias Output = ImageBundle<PatientPixels>

  /// The patient's curated images.
  package var images: PatientImages
  /// The source of the labels.
  package var labeller: Labeller

  package init(images: PatientImages, labeller: Labeller) {
    self.images = images
    self.labeller = labeller
  }

  /// The step that makes the labels.
  package var step: any Step { asked.step }

  /// The step's result. Throws ``StepFailure`` if the step failed.
  package func output(in context: any StepContext) throws -> Output {
    try context.output(of: asked)
  }

  private var asked: Asked<Output> {
    switch labeller {
    case .truth: Asked(TrueLabels(images: images))
    case .contours(let drawn): Asked(DrawnLabels(images: images, contours: drawn))
    case .network, .weights: Asked(PredictedLabels(images: images, labeller: labeller))
    }
  }
}
