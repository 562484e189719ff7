import Randomness

/// An order of patients that a seed draws.
enum PatientOrder {
  static func drawn(_ patients: [String], seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    var order = patients
    for index in order.indices.reversed().dropLast() {
      order.swapAt(index, generator.index(below: index + 1))
    }
    return order
  }
}
