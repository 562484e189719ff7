import Testing

@testable import Statistics

@Suite struct BoxStatisticsTests {
  @Test func boxesHaveTukeysWhiskers() {
    let box = BoxStatistics(of: [1, 2, 3, 4, 5, 100])
    #expect(box.outliers == [100])
    #expect(box.high == 5)
    #expect(box.median == 3.5)
  }
}
