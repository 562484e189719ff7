import StudyTerms

/// One frame of a patient segmented by hand, all slices together.
package struct ManualFrame: Codable, Hashable, Sendable {
  /// The patient's number in the challenge, and the frame, from 0.
  package var patient, frame: Int
  /// The number of slices that were segmented.
  package var slices: Int
  /// The pixels of each class, summed over the slices.
  package var ventricle, myocardium: Int
  /// The phase of the frame; nil between end-diastole and end-systole.
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
