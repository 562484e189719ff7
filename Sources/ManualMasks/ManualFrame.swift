import StudyTerms

/// A frame of a patient that was drawn by hand, all slices together.
package struct ManualFrame: Codable, Hashable, Sendable {
  package var patient, frame: Int
  /// That were drawn.
  package var slices: Int
  /// In pixels.
  package var ventricle, myocardium: Int
  /// nil for the frames between end-diastole and end-systole.
  package var phase: Phase?

  package init(
    patient: Int, frame: Int, slices: Int, ventricle: Int, myocardium: Int, phase: Phase? = nil
  ) {
    self.patient = patient
    self.frame = frame
    self.slices = slices
    self.ventricle = ventricle
    self.myocardium = myocardium
    self.phase = phase
  }
}
