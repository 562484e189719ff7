import StudyTerms
import Testing

@Suite struct DigitsTests {
  @Test func numbersHaveThreeDigitsOrMore() {
    #expect([0, 42, 1234].map(Digits.padded) == ["000", "042", "1234"])
  }
}
