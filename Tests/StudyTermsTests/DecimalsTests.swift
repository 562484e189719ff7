import StudyTerms
import Testing

@Suite struct DecimalsTests {
  @Test func aMissingNumberIsEmpty() {
    #expect(Decimals.text(1.005, 1) == "1.0")
    #expect(Decimals.text(-0.26, 1) == "-0.3")
    #expect(Decimals.text(.nan, 2) == "")
  }
}
