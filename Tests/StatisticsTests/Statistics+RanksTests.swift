import Testing

@testable import Statistics

@Suite struct StatisticsRanksTests {
  /// As R's rank().
  @Test func equalValuesShareTheirRanks() {
    #expect(Statistics.ranks([3, 1, 4, 1, 5]) == [3, 1.5, 4, 1.5, 5])
    #expect(Statistics.ranks([]) == [])
  }
}
