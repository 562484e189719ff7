import Engine

/// Writes the DICOM files of one synthetic patient and curates them.
package struct PhantomCuration: Step {
  package typealias Output = CuratedImages

  /// The synthetic patient.
  package var patient: SyntheticPatient
  /// Whether the original's choices are made (``Curation/legacy``).
  package var legacy: Bool

  package init(patient: SyntheticPatient, legacy: Bool) {
    self.patient = patient
    self.legacy = legacy
  }

  package var title: String { "curated images of \(patient.number)" }
}
