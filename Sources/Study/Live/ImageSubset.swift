import Imaging
import Labels
import Randomness
import StudyTerms

/// A subset of the training images, drawn from a seed: v1, v3 and v7 are the first patients of one order, so that fewer are part of more.
struct ImageSubset: Codable, Hashable, Sendable {
  var subset: Subset
  var seed: UInt64

  /// The images of the subset, in order. `areExtreme`: at end-diastole or end-systole; empty where nobody knows.
  func rows(patients: [String], areExtreme: [Bool]) throws -> [Int] {
    if subset == .full { return Array(patients.indices) }
    if let twin = subset.twin {
      let count = try ImageSubset(subset: twin, seed: seed).rows(
        patients: patients, areExtreme: areExtreme
      ).count
      return drawn(count, of: patients.count)
    }
    if let count = subset.volunteers {
      let known = Set(patients).sorted(by: NaturalOrder.precedes)
      guard count <= known.count else {
        throw StudyError(
          "the subset \(subset.rawValue) needs \(count) patients, and there are \(known.count)")
      }
      let chosen = Set(PatientOrder.drawn(known, seed: seed).prefix(count))
      return patients.indices.filter { chosen.contains(patients[$0]) }
    }
    guard !areExtreme.isEmpty else {
      throw StudyError(
        "the subset \(subset.rawValue) needs images whose frame of the heartbeat is known")
    }
    return patients.indices.filter { areExtreme[$0] }
  }

  private func drawn(_ count: Int, of all: Int) -> [Int] {
    var generator = SeededGenerator(seed: seed)
    return generator.permutation(all).prefix(count).sorted()
  }
}
