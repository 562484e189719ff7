import Engine

/// The true labels of a synthetic heart on one patient's images, computed from its geometry.
package struct TrueLabels: Step {
  package typealias Output = ImageBundle<PatientPixels>

  /// The synthetic patient's curated images.
  package var images: PatientImages

  package init(images: PatientImages) { self.images = images }

  package var inputs: [any Step] { [images.step] }
  package var title: String { "labels of \(images.member.name)" }
}
