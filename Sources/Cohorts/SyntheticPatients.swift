/// Patients of one synthetic cohort, written once for all: keys of steps stay short however many there are.
package struct SyntheticPatients: Codable, Hashable, Sendable {
  private var shared: SyntheticPatient
  private var numbers: [Int]

  /// nil where there are none, or where they differ in more than their number.
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

  package var all: [SyntheticPatient] {
    numbers.map { number in
      var patient = shared
      patient.number = number
      return patient
    }
  }
}
