import Engine

/// Curates the DICOM files of one real patient. There is one step for each patient, so a new
/// patient reruns no other.
package struct DICOMCuration: Step {
  package typealias Output = CuratedImages

  /// The patient, and the choices of the curation.
  package var images: PatientImages

  package init(images: PatientImages) { self.images = images }

  package var files: [FileReference] {
    images.member.files + (images.splits.map { [$0] } ?? [])
  }
  package var title: String { "curated images of \(images.member.name)" }
}
