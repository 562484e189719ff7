import StudyTerms

/// A patient's volume in ml from masks drawn by hand, from the label network, and in truth.
package struct ManualVolume: Codable, Hashable, Sendable {
  /// The patient's number.
  package var patient: Int
  /// The phase of the heartbeat.
  package var phase: Phase
  /// The volume by each of the three sources.
  package var manual, labels, truth: Double

  package init(patient: Int, phase: Phase, manual: Double, labels: Double, truth: Double) {
    self.patient = patient
    self.phase = phase
    self.manual = manual
    self.labels = labels
    self.truth = truth
  }
}
