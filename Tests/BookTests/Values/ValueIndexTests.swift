import Tables
import Testing

@testable import Book

@Suite struct ValueIndexTests {
  let index: ValueIndex

  init() throws {
    var index = ValueIndex()
    let provenance = Provenance(directive: "training", steps: [], inputs: [])
    let table = try Table([
      Column("method", texts: ["r34", "UKBB"]),
      Column("mean", unit: "pp", decimals: 2, numbers: [3.6412, 5.4239]),
      Column("sd", unit: "pp", decimals: 2, numbers: [3.38, .nan]),
    ])
    index.add(
      .init(
        content: TableContent(part: "error", table, keys: ["method"], caption: ""), slug: "search",
        anchor: "tab-search-error", provenance: provenance), path: "search.error")
    index.add(
      .init(
        value: NamedValue("count", 1149), slug: "search", anchor: "search", provenance: provenance),
      path: "search.count")
    self.index = index
  }

  func cite(_ text: String) throws -> CitedValue { try index.cite(ValueExpression(text)) }

  @Test func aCellIsCitedWithItsAnchor() throws {
    let value = try cite("search.error[r34].mean")
    #expect(value.text == "3.64")
    #expect(value.exact == "3.6412 pp")
    #expect(value.id == "tab-search-error-r1-c2")
  }

  @Test func aFormatOverridesTheColumns() throws {
    #expect(try cite("search.error[r34].mean : .1f").text == "3.6")
    #expect(try cite("search.error[method=UKBB].mean : .3f").text == "5.424")
  }

  @Test func aPairIsWrittenTogether() throws {
    #expect(try cite("search.error[r34]{mean ± sd} : .1f").text == "3.6 ± 3.4")
    #expect(try cite("search.error[r34]{mean bis sd} : .1f").text == "3.6 bis 3.4")
  }

  @Test func aMisspeltColumnOfAPairDoesNotPrintItself() {
    let error = #expect(throws: ValueError.self) { try cite("search.error[r34]{maen ± sd}") }
    #expect(
      error?.sentence
        == "the braces of `search.error[r34]{maen ± sd}` say `maen`, which is not a column")
    #expect(error?.suggestion == "did you mean `mean`? (known: mean, method, sd)")
  }

  @Test func aSingleValueNeedsNoRow() throws {
    #expect(try cite("search.count").text == "1149")
  }

  @Test func missingIsAnErrorUnlessAWordStandsForIt() throws {
    #expect(try cite("search.error[UKBB].sd na: none").text == "none")
    let error = #expect(throws: ValueError.self) { try cite("search.error[UKBB].sd") }
    #expect(error?.sentence == "`search.error[UKBB].sd` is missing (not a number)")
  }

  @Test(arguments: [
    (
      "search.error[r43].mean", "`search.error` has no row with method `r43`",
      "did you mean `r34`? (known: r34, UKBB)"
    ),
    (
      "search.error[r34].men", "`search.error` has no column `men`",
      "did you mean `mean`? (known: method, mean, sd)"
    ),
    (
      "serch.error[r34].mean", "there is no table `serch.error`",
      "did you mean `search.error`? (known: search.error)"
    ),
    (
      "search.cuont", "there is no value `search.cuont`",
      "did you mean `search.count`? (known: search.count)"
    ),
  ])
  func whatIsUnknownIsNamedWithTheNearest(text: String, sentence: String, suggestion: String) {
    let error = #expect(throws: ValueError.self) { try cite(text) }
    #expect(error?.sentence == sentence)
    #expect(error?.suggestion == suggestion)
  }

  @Test func aPinIsReadWithItsFormat() throws {
    let expression = try ValueExpression("search.error[r34].mean : .2f = 3.64")
    #expect(expression.pinned == "3.64")
    #expect(expression.key.description == "search.error[r34].mean")
  }

  @Test(arguments: [
    ("search.count : .0f == 3", "there are two `=`"),
    ("search.count : .0f = ", "there is no number behind `=`"),
  ])
  func aMalformedPinIsNamed(text: String, sentence: String) {
    let error = #expect(throws: ValueError.self) { try ValueExpression(text) }
    #expect(error?.sentence == sentence)
  }

  @Test func conditionsCompareCells() throws {
    #expect(try Condition("search.error[r34].mean < search.error[UKBB].mean").holds(in: index))
    #expect(try !Condition("search.count > 1149").holds(in: index))
    #expect(
      try Condition("search.count > 1149 and 1 < 2 or search.error[r34].mean < 4").holds(in: index))
    #expect(try !Condition("search.count > 1149 or 1 < 2 and 2 < 1").holds(in: index))
    #expect(try Condition("search.count >= 1149 and search.error[r34].mean < 4").holds(in: index))
  }

  /// Nothing can be said of it, neither that it is larger nor that it differs.
  @Test func aMissingNumberFulfilsNoCondition() throws {
    for sign in ["<", ">", "<=", ">=", "==", "!="] {
      #expect(try !Condition("search.error[UKBB].sd \(sign) 3").holds(in: index))
      #expect(try !Condition("3 \(sign) search.error[UKBB].sd").holds(in: index))
    }
    #expect(try Condition("search.error[UKBB].sd > 3 or search.count > 1").holds(in: index))
  }
}
