/// The parts into which the Kaggle challenge divided its patients.
package enum ChallengePart: String, Codable, Hashable, Sendable, CaseIterable {
  case train, validate, test

  /// By the number of the patient: 1-500, 501-700, 701-1140.
  package init(patient: Int) {
    self = patient <= 500 ? .train : patient <= 700 ? .validate : .test
  }
}
