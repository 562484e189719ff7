import Randomness

/// A random order of patients.
package enum PatientOrder {
  /// The patients in an order that depends only on their names and the seed.
  package static func drawn(_ patients: [String], seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return generator.permutation(patients.count).map { patients[$0] }
  }
}
