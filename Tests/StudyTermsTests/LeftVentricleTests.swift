import StudyTerms
import Testing

@Suite struct LeftVentricleTests {
  @Test func measuresStandInTheirOrder() {
    #expect(LeftVentricle.measures == ["EDV", "ESV", "SV", "EF"])
    #expect(LeftVentricle(edv: 150, esv: 60).values == [150, 60, 90, 0.6])
  }
}
