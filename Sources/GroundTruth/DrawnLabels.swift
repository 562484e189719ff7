import Cohorts
import Engine
import Imaging

/// Contours drawn by hand as labels of the images of one patient.
package struct DrawnLabels: RunnableStep {
  package var images: PatientImages
  package var contours: DrawnContours

  package init(images: PatientImages, contours: DrawnContours) {
    self.images = images
    self.contours = contours
  }

  package var inputs: [any Step] { [images.step] }
  package var files: [FileReference] { contours.files }
  package var title: String { "labels of \(images.member.name)" }

  package func run(_ context: any StepContext) async throws -> ImageBundle<PatientPixels> {
    try images.labelled(in: context) { name, image, patient in
      try contours.labels(of: name, size: image.header.size, in: patient, context)
    }
  }
}
