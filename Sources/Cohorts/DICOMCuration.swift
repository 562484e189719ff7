import Engine

/// Curates the DICOM files of one real patient: an added patient curates one patient.
package struct DICOMCuration: Step {
  package typealias Output = CuratedImages

  package var images: PatientImages

  package init(images: PatientImages) { self.images = images }

  package var files: [FileReference] {
    images.member.files + (images.splits.map { [$0] } ?? [])
  }
  package var title: String { "curated images of \(images.member.name)" }
}
