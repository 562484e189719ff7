import StudyTerms

/// A patient's volume in ml by masks drawn by hand, by the label network and in truth.
package struct ManualVolume: Codable, Hashable, Sendable {
  package var patient: Int
  package var phase: Phase
  package var manual, labels, truth: Double

  package init(patient: Int, phase: Phase, manual: Double, labels: Double, truth: Double) {
    self.patient = patient
    self.phase = phase
    self.manual = manual
    self.labels = labels
    self.truth = truth
  }
}
