import Cohorts
import Engine
import Imaging

/// Turns contours drawn by hand into labels of one patient's images.
package struct DrawnLabels: RunnableStep {
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

  package func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
    let found = try contours.found(context)
    return try images.labelled(in: context) { name, image, patient in
      try found.labels(of: name, size: image.header.size, in: patient)
    }
  }
}
