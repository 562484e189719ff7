import StudyTerms
import Testing

@testable import Trainings

@Suite struct ImageSubsetTests {
  @Test func subsetsHaveTheSizesOfTheirNames() throws {
    // Nine patients with 2, 3, ..., 10 images, of which the first two are extreme.
    let patients = (1...9).flatMap { number in (0...number).map { _ in "\(number)" } }
    let extreme = (1...9).flatMap { number in (0...number).map { $0 < 2 } }
    func rows(_ subset: Subset, _ seed: UInt64) throws -> [Int] {
      try ImageSubset(subset: subset, seed: seed).rows(patients: patients, areExtreme: extreme)
    }
    for seed in UInt64(1)...3 {
      for (subset, count) in [(Subset.v1, 1), (.v3, 3), (.v7, 7)] {
        #expect(Set(try rows(subset, seed).map { patients[$0] }).count == count)
      }
      #expect(Set(try rows(.v1, seed)).isSubset(of: try rows(.v3, seed)))
      #expect(Set(try rows(.v3, seed)).isSubset(of: try rows(.v7, seed)))
      for subset in Subset.allCases {
        if let twin = subset.twin {
          #expect(try rows(subset, seed).count == rows(twin, seed).count)
        }
        #expect(try rows(subset, seed) == rows(subset, seed))
      }
      #expect(try rows(.esed, seed).count == 18)
      #expect(try rows(.full, seed).count == patients.count)
    }
    #expect(try rows(.r3, 1) != rows(.r3, 2))
    #expect(throws: StudyError("the subset v3 needs 3 patients, and there are 1")) {
      try ImageSubset(subset: .v3, seed: 1).rows(patients: ["a", "a"], areExtreme: [])
    }
    #expect(
      throws: StudyError("the subset esed needs images whose frame of the heartbeat is known")
    ) {
      try ImageSubset(subset: .esed, seed: 1).rows(patients: ["a", "a"], areExtreme: [])
    }
  }
}
