import Randomness

/// An order of patients that a seed draws.
package enum PatientOrder {
  package static func drawn(_ patients: [String], seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return generator.permutation(patients.count).map { patients[$0] }
  }
}
