import Cohorts
import Engine

/// Turns contours drawn by hand into labels of one patient's images.
package struct DrawnLabels: Step {
  package typealias Output = ImageBundle<PatientPixels>

  /// The patient's curated images.
  package var images: PatientImages
  /// The contours.
  package var contours: DrawnContours

  package init(images: PatientImages, contours: DrawnContours) {
    self.images = images
    self.contours = contours
  }

  package var inputs: [any Step] { [images.step] }
  package var files: [FileReference] { contours.files }
  package var title: String { "labels of \(images.member.name)" }
}
