import StudyTerms
import Testing

@Suite struct ConfusionCountsTests {
  @Test func diceIsTwiceTheOverlapOverBothAreas() throws {
    let counts = try #require(ConfusionCounts([10, 0, 1, 2, 5, 1, 0, 1, 4]))
    // LV: reference 2 + 5 + 1, other 0 + 5 + 1.
    #expect(counts.dice(.ventricle) == 10.0 / 14)
    #expect(counts.dice(.myocardium) == 8.0 / 11)
  }

  @Test func diceOfTwoEmptyMasksIsOneAndShareIsUndefined() throws {
    let counts = try #require(ConfusionCounts([16, 0, 0, 0, 0, 0, 0, 0, 0]))
    #expect(counts.dice(.ventricle) == 1)
    #expect(counts.share(of: .ventricle, as: .ventricle) == nil)
    #expect(counts.share(of: .background, as: .background) == 1)
  }

  @Test func sharesOfARowSumToOne() throws {
    let counts = try #require(ConfusionCounts([10, 0, 1, 2, 5, 1, 0, 1, 4]))
    for truth in TissueClass.allCases {
      let shares = TissueClass.allCases.compactMap { counts.share(of: truth, as: $0) }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-15)
    }
  }

  @Test func aConfusionTableHasNineCounts() {
    #expect(ConfusionCounts([1, 2, 3]) == nil)
  }
}
