/// Patients of one synthetic cohort. What they share is written once, so that the keys of steps
/// stay short.
package struct SyntheticPatients: Codable, Hashable, Sendable {
  private var shared: SyntheticPatient
  private var numbers: [Int]

  /// Joins the patients; nil if there are none, or if they differ in more than their numbers.
  package init?(_ patients: [SyntheticPatient]) {
    guard var shared = patients.first else { return nil }
    shared.number = 0
    for var patient in patients {
      patient.number = 0
      guard patient == shared else { return nil }
    }
    self.shared = shared
    numbers = patients.map(\.number)
  }

  /// The patients, in the order in which they were given.
  package var all: [SyntheticPatient] {
    numbers.map { number in
      var patient = shared
      patient.number = number
      return patient
    }
  }
}
