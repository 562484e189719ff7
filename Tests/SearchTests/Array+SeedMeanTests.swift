import Testing

@testable import Search

@Suite struct SeedMeanTests {
  @Test func aSeedWithoutANumberIsLeftOut() {
    #expect([1, .nan, 4].seedMean { $0 } == 2.5)
    #expect([Double.nan].seedMean { $0 }.isNaN)
  }
}
