import Engine
import Markup
import Testing

@testable import Book

struct SampleDirective: Directive {
  enum Kind: String, Decodable, CaseIterable { case scatter, boxes }
  static let name = "sample"
  static let summary = "A sample."
  static let example = "source: cmr/a.tsv"
  var source: DataPath
  var threshold: Double?
  var figure: Kind?
  var measures: [String]?
  var nested: Nested?
  struct Nested: Decodable {
    var count: Int
    var names: [String]

    private enum CodingKeys: String, CodingKey { case count, names }

    init(from decoder: any Decoder) throws {
      let options = try decoder.container(keyedBy: CodingKeys.self)
      count = try options.decode(Int.self, forKey: .count)
      names = try options.decode([String].self, forKey: .names)
      guard count < 100 else {
        throw DecodingError.dataCorruptedError(
          forKey: .count, in: options, debugDescription: "option `count`: must be below 100")
      }
    }
  }
  var steps: [any Step] { [] }
  func content(from results: any Results) throws -> [Content] { [] }
}

@Suite struct DirectiveDecodingTests {
  func decode(_ body: String, _ more: [String: String] = [:]) -> (
    directive: SampleDirective?, diagnostics: [String]
  ) {
    let block = DirectiveBlock(
      name: "sample", label: "s", body: body, bodyLine: 11,
      position: SourcePosition(file: "Chapters/a.md", line: 10))
    var diagnostics: [Diagnostic] = []
    let decoded = DirectiveDecoding(known: ["sample": SampleDirective.self]).decode(
      block, chapter: 0,
      data: ["cmr": "cmr-seg-tl"],
      parameters: more.merging(["limit": "0.05"]) { $1 }.mapValues(Parameter.init),
      fallbackLabel: "x", into: &diagnostics)
    return (decoded?.directive as? SampleDirective, diagnostics.map(\.description))
  }

  @Test func optionsParametersAndPathsAreRead() throws {
    let (sample, diagnostics) = decode(
      "source: cmr/analysis/a.tsv\nthreshold: $limit\nfigure: boxes\nmeasures: [EDV, ESV]\ncaption: Text"
    )
    #expect(diagnostics == [])
    let read = try #require(sample)
    #expect(read.source.reference == FileReference(dataset: "cmr-seg-tl", path: "analysis/a.tsv"))
    #expect(read.threshold == 0.05)
    #expect(read.figure == .boxes)
    #expect(read.measures == ["EDV", "ESV"])
  }

  @Test func aParameterMayBeAnythingAndUseOthers() throws {
    let (sample, diagnostics) = decode(
      "source: cmr/a\nnested: $cohort\nmeasures: [EDV, $last]",
      ["cohort": "{count: $size, names: [a, $last]}", "size": "12", "last": "ESV"])
    #expect(diagnostics == [])
    let read = try #require(sample)
    #expect(read.nested?.count == 12)
    #expect(read.nested?.names == ["a", "ESV"])
    #expect(read.measures == ["EDV", "ESV"])
  }

  @Test func whatIsWrongInAParameterIsSaidWhereItIsUsed() {
    #expect(
      decode("source: cmr/a\nnested: $cohort", ["cohort": "{count: many, names: []}"]).diagnostics
        == [
          "Chapters/a.md:12:9: error[wrong-option] option `nested.count`: “many” is not a whole number"
        ])
    #expect(
      decode("source: cmr/a\nthreshold: $a", ["a": "$b", "b": "$a"]).diagnostics == [
        "Chapters/a.md:12:12: error[wrong-option] option `threshold`: the parameter “$a” refers to itself: $a -> $b -> $a"
      ])
  }

  @Test func aSingleValueStandsForAList() throws {
    #expect(decode("source: cmr/a\nmeasures: EDV").directive?.measures == ["EDV"])
  }

  @Test func anUnknownOptionIsNamedWithItsLine() {
    let found = decode("source: cmr/a\nthreshhold: 1").diagnostics
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "Chapters/a.md:12:1: error[unknown-option] `sample` has no option `threshhold`; did you mean `threshold`?"
      ) == true)
  }

  @Test(arguments: [
    (
      "source: cmr/a\nthreshold: much",
      "Chapters/a.md:12:12: error[wrong-option] option `threshold`: “much” is not a number"
    ),
    (
      "source: cmr/a\nfigure: boxs",
      "Chapters/a.md:12:9: error[wrong-option] option `figure`: “boxs” is not one of scatter, boxes, did you mean “boxes”?"
    ),
    ("threshold: 1", "Chapters/a.md:11:1: error[wrong-option] the options lack `source`"),
    (
      "source: ../../etc/passwd",
      "Chapters/a.md:11:9: error[wrong-option] option `source`: “../../etc/passwd” leaves the project and data folders; name a file inside one of them"
    ),
    (
      "source: cmr/a\nthreshold: $limt",
      "Chapters/a.md:12:12: error[wrong-option] option `threshold`: “$limt” names no parameter of this chapter; did you mean `limit`? (known: limit)"
    ),
  ])
  func mistakesAreOneSentenceWithTheirPlace(body: String, expected: String) {
    #expect(decode(body).diagnostics == [expected])
  }

  @Test func malformedYAMLNamesItsLine() {
    let found = decode("source: cmr/a\nfigure: [boxes").diagnostics
    #expect(found.count == 1)
    #expect(found.first?.contains("error[malformed-yaml] the options are not valid YAML") == true)
  }

  @Test func allWrongOptionsAreSaidAtOnce() {
    #expect(
      decode("source: cmr/a\nthreshold: much\nfigure: boxs\nnested: {count: 1}\nmeasure: EDV")
        .diagnostics == [
          "Chapters/a.md:12:12: error[wrong-option] option `threshold`: “much” is not a number",
          "Chapters/a.md:13:9: error[wrong-option] option `figure`: “boxs” is not one of scatter, boxes, did you mean “boxes”?",
          "Chapters/a.md:14:9: error[wrong-option] option `nested` lacks `names`",
          "Chapters/a.md:15:1: error[unknown-option] `sample` has no option `measure`; did you mean `measures`?"
            + " (known: alt, alts, caption, captions, colours, decimals, figure, landscape, measures, nested, rows, show, source, threshold, width)",
        ])
  }

  /// What is said of others would only follow from it.
  @Test(arguments: [
    (
      "source: cmr/a\nnested: {count: many}\nother: 1",
      "Chapters/a.md:12:17: error[wrong-option] option `nested.count`: “many” is not a whole number"
    ),
    (
      "source: cmr/a\nnested: {count: 500, names: [a]}",
      "Chapters/a.md:12:10: error[wrong-option] option `nested.count`: must be below 100"
    ),
    (
      "source: cmr/a\nnested: 5\nother: 1",
      "Chapters/a.md:12:9: error[wrong-option] option `nested`: must be a list of `name: value` lines"
    ),
  ])
  func aWrongMappingIsOneSentence(body: String, expected: String) {
    #expect(decode(body).diagnostics == [expected])
  }

  @Test func aMisspelledOptionThatLacksIsSaidBoth() {
    #expect(
      decode("sorce: cmr/a\nthreshold: $limt\nfigure: $fig").diagnostics.map { $0.prefix(80) } == [
        "Chapters/a.md:12:12: error[wrong-option] option `threshold`: “$limt” names no pa",
        "Chapters/a.md:13:9: error[wrong-option] option `figure`: “$fig” names no paramet",
        "Chapters/a.md:11:1: error[wrong-option] the options lack `source`",
        "Chapters/a.md:11:1: error[unknown-option] `sample` has no option `sorce`; did yo",
      ])
  }

  @Test(arguments: [
    "caption: Bias {val}`a[EDV].bias : .1f` ml.", "caption: {val}`a[EDV].bias: .1f`: it's # text",
    "caption: Bias\n  {val}`a[EDV].bias : .1f` ml.\nthreshold: 1",
    "captions:\n  bins: Bias {val}`a[EDV].bias : .1f` ml.",
    "caption: |\n  Bias: {val}`a[EDV].bias : .1f` ml.",
    "caption: 'Bias {val}`a[EDV].bias : .1f` ml.'",
  ])
  func aTextWithARoleNeedsNoQuotes(body: String) {
    #expect(decode("source: cmr/a\n" + body).diagnostics == [])
  }
}
