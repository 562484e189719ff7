import Engine

/// The true labels of a synthetic heart on the images of one patient: its geometry.
package struct TrueLabels: Step {
  package typealias Output = ImageBundle<PatientPixels>

  package var images: PatientImages

  package init(images: PatientImages) { self.images = images }

  package var inputs: [any Step] { [images.step] }
  package var title: String { "labels of \(images.member.name)" }
}
