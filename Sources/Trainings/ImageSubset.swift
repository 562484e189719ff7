import Imaging
import Labels
import Randomness
import StudyTerms

/// A subset of the training images, drawn from a seed. v1, v3 and v7 take the first patients of the
/// same order, so the smaller ones are part of the larger.
package struct ImageSubset: Codable, Hashable, Sendable {
  /// The kind of subset.
  package var subset: Subset
  /// The seed of the draw.
  package var seed: UInt64

  package init(subset: Subset, seed: UInt64) {
    self.subset = subset
    self.seed = seed
  }

  /// The indices of the subset's images, ascending. `areExtreme` says of each image whether it is
  /// at end-diastole or end-systole; it is empty if that is unknown.
  package func rows(patients: [String], areExtreme: [Bool]) throws -> [Int] {
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
