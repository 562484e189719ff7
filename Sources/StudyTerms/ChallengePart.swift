/// The parts into which the Kaggle challenge divided its patients.
package enum ChallengePart: String, Codable, Hashable, Sendable, CaseIterable {
  case train, validate, test

  /// The part of a patient by number: 1-500 train, 501-700 validate, 701-1140 test.
  package init(patient: Int) {
    self = patient <= 500 ? .train : patient <= 700 ? .validate : .test
  }
}
