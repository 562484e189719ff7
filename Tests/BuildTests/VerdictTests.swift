import Engine
import Tables
import Testing

@testable import Book
@testable import Build

/// Differences with their intervals, as they are given.
struct GainsDirective: Directive {
  static let name = "gains"
  static let summary = "Differences with intervals."
  static let example = "pairs: [b − a]\nmean: [1]\nlow: [0.5]\nhigh: [2]"
  var pairs: [String]
  var mean: [Double]
  /// Missing where nothing is said.
  var low: [Double]?
  var high: [Double]?
  /// The lowest and the highest of the seeds.
  var seeds: [[Double]]?
  /// The number of patients of each row.
  var patients: [Double]?
  var steps: [any Step] { [] }

  func content(from results: any Results) throws -> [Content] {
    let missing = pairs.map { _ in Double.nan }
    var columns = [
      Column("pair", texts: pairs), Column("mean", decimals: 1, numbers: mean),
      Column("low", numbers: low ?? missing), Column("high", numbers: high ?? missing),
    ]
    if let seeds {
      columns += [
        Column("seed_low", numbers: seeds.map { $0[0] }),
        Column("seed_high", numbers: seeds.map { $0[1] }),
      ]
    }
    if let patients { columns.append(Column("patients", numbers: patients)) }
    return [.table(TableContent(try Table(columns), keys: ["pair"], caption: "Gains."))]
  }
}

/// `{verdict}`: what a row's intervals say.
@Suite struct VerdictTests {
  private static let texts = """
    above: It *helps*.
    below: It harms.
    open: It is not decided.
    then: The mean is {val}`.mean : +.2f` ({val}`{low to high} : .1f`).
    """

  private func book(_ row: String, _ gains: String, _ texts: String) throws -> SmallBook {
    let book = try SmallBook()
    try book.append(
      "\n```{gains} gains\n\(gains)\n```\n\n```{verdict} gains[\(row)]\n\(texts)\n```\n",
      to: "Chapters/c1.md")
    return book
  }

  /// The paragraph that a verdict makes; of its numbers what is shown.
  private func said(_ row: String, _ gains: String, _ texts: String = texts) async throws -> String?
  {
    let book = try book(row, gains, texts)
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    let page = try book.read("output/html/index.html")
    let paragraphs = page.matches(of: /<p>(It .*?)<\/p>/).map { String($0.1) }
    #expect(paragraphs.count < 2)
    return paragraphs.first?
      .replacing(/<span class="tip".*?<\/span>/, with: "")
      .replacing(/<\/?(span|a)[^>]*>/, with: "")
  }

  @Test(arguments: [
    (0.5, 2.0, 0.1, 3.0, "It <em>helps</em>. The mean is +1.00 (0.5 to 2.0)."),
    (-2, -0.5, -3, -0.1, "It harms. The mean is +1.00 (\u{2212}2.0 to \u{2212}0.5)."),
    (-0.5, 2, 0.1, 3, "It is not decided. The mean is +1.00 (\u{2212}0.5 to 2.0)."),
    // A seed that goes the other way leaves it open, as does an end at zero.
    (0.5, 2, -0.1, 3, "It is not decided. The mean is +1.00 (0.5 to 2.0)."),
    (0, 2, 0.1, 3, "It is not decided. The mean is +1.00 (0.0 to 2.0)."),
    // Both exclude zero, and contradict each other.
    (0.5, 2, -3, -0.1, "It is not decided. The mean is +1.00 (0.5 to 2.0)."),
  ])
  func allIntervalsHaveToAgree(
    _ low: Double, _ high: Double, _ lowestSeed: Double, _ highestSeed: Double, _ text: String
  ) async throws {
    let gains =
      "pairs: [b − a]\nmean: [1]\nlow: [\(low)]\nhigh: [\(high)]\nseeds: [[\(lowestSeed), \(highestSeed)]]"
    #expect(try await said("b − a", gains) == text)
  }

  @Test func withoutSeedsTheIntervalIsEnough() async throws {
    let gains = "pairs: [x, y]\nmean: [1, 2]\nlow: [-1, 0.5]\nhigh: [2, 3]"
    #expect(try await said("y", gains) == "It <em>helps</em>. The mean is +2.00 (0.5 to 3.0).")
  }

  /// Five patients that agree are chance in one of sixteen cases.
  @Test(arguments: [(2, "It is open."), (5, "It is open."), (6, "It helps.")])
  func fewPatientsLeaveItOpen(_ patients: Int, _ text: String) async throws {
    let gains = "pairs: [x]\nmean: [1]\nlow: [0.5]\nhigh: [2]\npatients: [\(patients)]"
    #expect(try await said("x", gains, "above: It helps.\nopen: It is open.") == text)
  }

  @Test func verdictsMayStandInAList() async throws {
    let book = try SmallBook()
    try book.append(
      "\n```{gains} gains\npairs: [x, y]\nmean: [1, 2]\nlow: [-1, 0.5]\nhigh: [2, 3]\n```\n"
        + "\n- ```{verdict} gains[x]\n  open: It is open.\n  ```\n"
        + "- ```{verdict} gains[y]\n  above: It helps.\n  ```\n",
      to: "Chapters/c1.md")
    #expect(await book.build().diagnostics.map(\.description) == [])
    let page = try book.read("output/html/index.html")
    #expect(page.contains(/<li>\s*(<p>)?It is open\.(<\/p>)?\s*<\/li>\s*<li>\s*(<p>)?It helps\./))
  }

  /// Of one patient there is no interval.
  @Test func aMissingIntervalLeavesItOpen() async throws {
    let gains = "pairs: [x]\nmean: [1]"
    #expect(try await said("x", gains, "above: It helps.\nopen: It is open.") == "It is open.")
  }

  @Test func whatHasNoTextIsNotSpokenOf() async throws {
    let gains = "pairs: [x]\nmean: [1]\nlow: [0.5]\nhigh: [2]"
    #expect(try await said("x", gains, "below: It harms.\nthen: It is so.") == nil)
  }

  @Test(arguments: [
    (
      "gains[z]", "above: It helps.",
      "wrong-verdict", "`gains` has no row with pair `z`"
    ),
    (
      "gains[x].mean", "above: It helps.",
      "wrong-verdict", "a verdict needs a row, and `gains[x].mean` is not one"
    ),
    (
      "scaled1[a]", "above: It helps.", "wrong-verdict", "`scaled1` has no column `low`"
    ),
    (
      "gians[x]", "above: It helps.", "unknown-value", "there is no block labelled `gians`"
    ),
    ("gains[x]", "abvoe: It helps.", "unknown-option", "`verdict` has no option `abvoe`"),
    ("gains[x]", "above: [1]", "wrong-option", "option `above`: must be a text"),
    ("gains[x]", "then: It is so.", "wrong-option", "the verdict says nothing"),
    ("gains[x]", "- a", "wrong-option", "a verdict lists `name: text` lines"),
    (
      "gains[x]", "above: {val}`.maen`", "unknown-value", "`gains` has no column `maen`"
    ),
    (
      "gains[x]", "above: {val}`.mean : .1f = 1.0`", "unknown-value",
      "`.mean : .1f = 1.0` is pinned without its row"
    ),
  ])
  func whatIsWrongIsSaid(
    _ key: String, _ texts: String, _ code: String, _ sentence: String
  ) async throws {
    let book = try SmallBook()
    try book.append(
      "\n```{gains} gains\npairs: [x]\nmean: [1]\nlow: [0.5]\nhigh: [2]\n```\n\n```{verdict} \(key)\n\(texts)\n```\n",
      to: "Chapters/c1.md")
    let found = await book.build().diagnostics
    #expect(found.map(\.code) == [code])
    #expect(found.map(\.sentence) == [sentence])
  }

  @Test func aKeyWithoutItsRowIsForVerdictsOnly() async throws {
    let book = try SmallBook()
    try book.append("\nIt is {val}`.mean`.\n", to: "Chapters/c1.md")
    #expect(await book.build().diagnostics.map(\.sentence) == ["`.mean` names no row"])
  }

  /// Prose that other numbers would show.
  @Test func checkLooksOverEveryText() async throws {
    let book = try book(
      "x", "pairs: [x]\nmean: [1]\nlow: [0.5]\nhigh: [2]",
      "above: It helps.\nbelow: It harms, see [](#fig-nothing).\nopen: It is open, [@nobody].")
    _ = await book.build()
    #expect(
      await book.builder().check().diagnostics.map(\.sentence).sorted() == [
        "nothing is labelled `fig-nothing`", "the bibliography has no entry `nobody`",
      ])
  }

  /// What was not built has its reason in the page.
  @Test func ofWhatWasNotBuiltThereIsNoVerdict() async throws {
    let book = try SmallBook()
    try book.remove("tables/t6.tsv")
    try book.append(
      "\n```{verdict} scaled6[a]\nopen: It is open.\n```\n", to: "Chapters/c1.md")
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(try !book.read("output/html/index.html").contains("It is open."))
  }
}
