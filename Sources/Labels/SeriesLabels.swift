import Cohorts
import Engine
import GroundTruth

/// The labels of all images of one patient by one labeller, on the grids of the curated series: 0 background, 1 cavity of the left ventricle, 2 its
/// wall, 3 right ventricle, 255 where nobody knows. An added patient labels one patient.
///
/// The truth of synthetic hearts, contours and networks are laid on the images by three steps, so that a change of the phantom touches no real patient, and
/// one of the networks' code no contour.
package struct SeriesLabels: Codable, Hashable, Sendable {
  package typealias Output = ImageBundle<PatientPixels>

  package var images: PatientImages
  package var labeller: Labeller

  package init(images: PatientImages, labeller: Labeller) {
    self.images = images
    self.labeller = labeller
  }

  /// The step that makes them.
  package var step: any Step { asked.step }

  /// What that step made. Throws ``StepFailure`` where it failed.
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
