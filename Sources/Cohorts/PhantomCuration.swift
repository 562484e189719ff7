import Engine

/// Writes the DICOM files of one synthetic patient and curates them.
package struct PhantomCuration: Step {
  package typealias Output = CuratedImages

  package var patient: SyntheticPatient
  /// The original's choices.
  package var legacy: Bool

  package init(patient: SyntheticPatient, legacy: Bool) {
    self.patient = patient
    self.legacy = legacy
  }

  package var title: String { "curated images of \(patient.number)" }
}
