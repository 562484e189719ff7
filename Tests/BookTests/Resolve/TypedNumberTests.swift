import Markup
import Testing

@testable import Book

@Suite struct TypedNumberTests {
  private func numbers(_ text: String) -> [String] {
    TypedNumber.all(in: ChapterParser.parse(text, file: "a.md").chapter)
      .map { "\($0.position.line) \($0.text)\($0.isPercent ? "%" : "")" }
  }

  @Test func numbersOfThreeSignificantDigitsAreFound() {
    #expect(
      numbers("It is 3.64 ml\nand **-12.5 %**.\n\n- 1,149 series") == [
        "1 3.64", "2 -12.5%", "4 1149",
      ])
    #expect(numbers("| a | b |\n|--|--|\n| 0.125 | 7 |\n\n> 0.00123") == ["3 0.125", "5 0.00123"])
    #expect(numbers("````{when} 1 < 2\nIt is 1.23.\n````") == ["2 1.23"])
  }

  @Test func fewerDigitsYearsCodeLinksAndNamesAreNot() {
    #expect(numbers("1.5, 0.05, 42, 100,000, 2021, 1986 and 7 T") == [])
    #expect(numbers("`3.64`, [3.64](b.md), {val}`a[b].c : .2f`, [@a, p. 123]") == [])
    #expect(numbers("r34_p05_s256, 10.1002/mrm.28822, v1.2.34, 256x256") == [])
  }

  @Test func smallNumbersWithWhatTheyCountAreFound() {
    #expect(
      numbers("14 volunteers, 9 other patients,\nand 22\nseries.") == [
        "1 14", "1 9", "2 22",
      ])
    #expect(numbers("7 T, 12 ml and 1 patient, 3, patients, 4.5 patients") == [])
    #expect(numbers("5 % of patients, v3 patients, `14` patients, -3 patients") == [])
    #expect(numbers("{val}`a.b` patients; 12 of them") == [])
    #expect(numbers("| a |\n|--|\n| 15 epochs, 120 epochs |") == ["3 120"])
  }

  @Test func aSmallNumberEqualsWhatCountsTheSame() {
    let number = TypedNumber(
      text: "14", isPercent: false, counted: ["test", "volunteer"],
      position: SourcePosition(file: "a.md", line: 1))
    #expect(number.equals(14, name: "volunteers", isNamed: false))
    #expect(!number.equals(14, name: "images", isNamed: true))
    #expect(!number.equals(14.2, name: "volunteers", isNamed: false))
    func name(_ key: String) -> String { KnownNumber(key: key, value: 1, slug: "").name }
    #expect(name("transfer.dice[TL2, LV, test].volunteers") == "volunteers")
    #expect(name("tests[1.5 T].count") == "count")
    #expect(name("live.patients") == "patients")
  }

  @Test func wholeNumbersOfThreeDigitsNeedANamedValue() {
    let number = TypedNumber(
      text: "256", isPercent: false, position: SourcePosition(file: "a.md", line: 1))
    #expect(number.equals(256, name: "a", isNamed: true))
    #expect(!number.equals(256, name: "a", isNamed: false))
    #expect(!number.equals(256.2, name: "a", isNamed: true))
  }

  @Test func percentsAreComparedWithShares() {
    let number = TypedNumber(
      text: "12.5", isPercent: true, position: SourcePosition(file: "a.md", line: 1))
    #expect(number.equals(0.1251, name: "a", isNamed: false))
    #expect(number.equals(12.52, name: "a", isNamed: false))
    #expect(!number.equals(0.126, name: "a", isNamed: false))
  }
}
