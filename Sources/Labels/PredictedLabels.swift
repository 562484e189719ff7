import Cohorts
import Engine

/// Labels the images of one patient with a network.
package struct PredictedLabels: Step {
  package typealias Output = ImageBundle<PatientPixels>

  /// The patient's curated images.
  package var images: PatientImages
  /// The network.
  package var labeller: Labeller

  package init(images: PatientImages, labeller: Labeller) {
    self.images = images
    self.labeller = labeller
  }

  package var inputs: [any Step] { [images.step] + labeller.inputs }
  package var files: [FileReference] { labeller.files }
  package var title: String { "labels of \(images.member.name)" }
}
