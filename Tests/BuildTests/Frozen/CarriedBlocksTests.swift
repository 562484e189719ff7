import Engine
import Foundation
import Testing

@testable import Book
@testable import Build

@Suite struct CarriedBlocksTests {
  private let book: FrozenBook

  init() async throws {
    book = try FrozenBook()
    let outcome = await book.freeze()
    #expect(outcome.refusal == nil)
    #expect(outcome.status == 0)
  }

  /// The numbers, the figure and the table of the page, and what each says of itself.
  @Test func aBuildWithoutItsDataIsWhole() async throws {
    let here = await book.build()
    let before = try book.read("output/html/index.html")
    #expect(here.carried == 0)
    #expect(!before.contains("arried over"))
    try book.loseData()
    book.toolchain = Toolchain(["Swift": "6.4"])
    let outcome = await book.build()
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(outcome.failures == [])
    #expect(outcome.carried == 2)
    #expect(outcome.lacking == ["set"])
    #expect(outcome.ran == 0)
    let page = try book.read("output/html/index.html")
    #expect(page.contains(">3.00</a>"))
    #expect(page.contains("<strong>Carried over.</strong>"))
    #expect(page.contains("Computed with Swift 6.3."))
    #expect(page.contains("Where figure 1 comes from (carried over)"))
    #expect(page.contains("<span class=\"value carried\">"))
    #expect(page.components(separatedBy: "class=\"pagenote carried\"").count == 2)
    // The drawing and the table are what they were.
    let svg = try #require(before.firstMatch(of: /(?s)<svg.*?<\/svg>/)).output
    #expect(page.contains(svg))
    let table = try #require(before.firstMatch(of: /(?s)<tbody>.*?<\/tbody>/)).output
    #expect(page.contains(table))
    #expect(try book.read("output/values.json").contains("\"carried\":{\"datasets\":[\"set\"]"))
    #expect(try book.read("output/manifest.json").contains("\"carried\""))
  }

  @Test func replicationTellsWhatWasOnlyCarriedOver() async throws {
    #expect(
      ReplicationCount(await book.build().replications).sentence
        == "1 of 1 published numbers equal")
    try book.loseData()
    #expect(
      ReplicationCount(await book.build().replications).sentence
        == "1 of 1 published numbers equal, 0 recomputed, 1 carried over")
    #expect(try book.read("output/html/index.html").contains("equal, carried over"))
  }

  @Test func dataThatComeBackAreComputed() async throws {
    try book.loseData()
    #expect(await book.build().carried == 2)
    // Nothing is to be done the second time.
    let again = await book.build()
    #expect(again.carried == 2)
    #expect(again.written == [])
    try book.data("a.tsv", "name\tvalue\na\t1\nb\t2.5\nc\t7\nd\t8\ne\t9\n")
    let outcome = await book.build()
    #expect(outcome.carried == 1)
    #expect(outcome.ran == 1)
    #expect(try !book.read("output/html/index.html").contains("arried over"))
  }

  /// A complaint about Quarto's freeze: changes that are not noticed.
  @Test(arguments: ["factor", "checksum", "code", "directive", "seed"])
  func whatIsAskedAnewIsNotAnsweredByAnOldResult(change: String) async throws {
    try book.loseData()
    switch change {
    case "factor": try book.edit("Chapters/index.md", "factor: 3", "factor: 4")
    case "checksum": book.files.checksums.withLock { $0["a.tsv"] = Digest(of: "other") }
    case "code": book.code = "2"
    case "seed": try book.edit("Chapters/book.yaml", "seed: 7", "seed: 8")
    default: book.directiveSources = "2"
    }
    let outcome = await book.build()
    #expect(!outcome.failures.isEmpty)
    #expect(outcome.diagnostics.count >= 1)
    #expect(outcome.diagnostics.allSatisfy { $0.code == "frozen" && $0.severity == .warning })
    let page = try book.read("output/html/index.html")
    #expect(!page.contains("3.00"))
    #expect(page.contains("The value is – ml"))
  }

  @Test func captionsAndTextsMayChange() async throws {
    try book.loseData()
    try book.edit("Chapters/index.md", "factor: 3", "factor: 3\ncaption: In other words.")
    #expect(await book.build().carried == 2)
    #expect(try book.read("output/html/index.html").contains("In other words."))
  }

  /// Of a folder of the author's own no catalog tells the checksums.
  @Test func recordedChecksumsStandForDataWithoutACatalog() async throws {
    try book.loseData()
    book.files.checksums.withLock { $0 = [:] }
    #expect(await book.build().carried == 2)
    try book.edit("Chapters/index.md", "factor: 3", "factor: 4")
    #expect(await book.build().carried == 1)
  }

  @Test func aResultOfTheStoreComesFirst() async throws {
    _ = await book.build()
    try FileManager.default.removeItem(at: book.root.appending(path: "away"))
    try book.edit("Chapters/index.md", "The value is", "The value was")
    #expect(await book.build().carried == 0)
  }

  private func sentences() async -> [String] {
    await book.build().diagnostics.map { "\($0.position.file): \($0.sentence)" }
  }

  @Test func aFileThatWasEditedByHandIsNotUsed() async throws {
    try book.loseData()
    try book.edit("data/frozen/scaled.json", "7.5", "8.5")
    #expect(
      await sentences() == [
        "data/frozen/scaled.json: the file was changed after it was frozen, and is not used"
      ])
    #expect(try !book.read("output/html/index.html").contains("8.5"))
  }

  @Test func aFileThatIsLargerThanItsRecordSaysIsNotRead() async throws {
    try book.loseData()
    let text = try book.read("data/frozen/scaled.json")
    try book.write("data/frozen/scaled.json", text + " ")
    #expect(
      await sentences() == [
        "data/frozen/scaled.json: the file is larger than its record says, and is not used"
      ])
  }

  @Test func aFileThatIsGoneOrALinkIsNamed() async throws {
    try book.loseData()
    let file = book.root.appending(path: "data/frozen/scaled.json")
    try FileManager.default.moveItem(at: file, to: book.root.appending(path: "elsewhere.json"))
    #expect(
      await sentences() == [
        "data/frozen/scaled.json: the file is not there, though the index names it"
      ])
    try FileManager.default.createSymbolicLink(
      at: file, withDestinationURL: book.root.appending(path: "elsewhere.json"))
    #expect(
      await sentences() == ["data/frozen/scaled.json: the file is a link, and is not used"])
  }

  @Test func anotherVersionAndADamagedIndexAreNamedOnce() async throws {
    try book.loseData()
    let index = try book.read("data/frozen/index.json")
    try book.edit("data/frozen/index.json", "\"version\":1", "\"version\":2")
    #expect(
      await sentences() == [
        "data/frozen/index.json: the frozen results are of version 2, this program reads version 1, and none is used"
      ])
    for damaged in [
      "", "{", "[1]", String(index.dropLast(40)), index.replacing("asked", with: "x"),
      index.replacing("tables/a.tsv", with: "tables/b.tsv").replacing("6.3", with: "6.4"),
    ] {
      try book.write("data/frozen/index.json", damaged)
      #expect(
        await sentences() == [
          "data/frozen/index.json: the file is damaged, and no frozen result is used"
        ])
    }
  }

  @Test func aBlockThatIsGoneIsNamed() async throws {
    try book.edit("Chapters/other.md", "{squared} squared", "{squared} others")
    #expect(
      await sentences() == ["data/frozen/squared.json: the book has no block `squared` any more"])
  }

  /// Whoever answers for the content of the file may still have written nonsense.
  @Test(arguments: ["\"rows\":", "\"texts\":[\"a\",", "[1,"])
  func nonsenseWithARightChecksumIsNotUsed(part: String) async throws {
    try book.loseData()
    let old = try book.read("data/frozen/scaled.json")
    let text = old.replacing("\"numbers\":[", with: "\"numbers\":[1,\n")
    #expect(text != old)
    try book.write("data/frozen/scaled.json", text)
    let index = try book.read("data/frozen/index.json")
    let edited = index.replacing(Digest(of: old).hex, with: Digest(of: text).hex)
      .replacing("\"bytes\":\(old.utf8.count)", with: "\"bytes\":\(text.utf8.count)")
    let sealed = try FrozenText.decode(FrozenIndex.self, from: Data(edited.utf8)).sealed()
    try book.write(
      "data/frozen/index.json", String(decoding: try FrozenText.encode(sealed), as: UTF8.self))
    #expect(
      await sentences() == [
        "data/frozen/scaled.json: the file does not fit its record, and is not used"
      ])
  }

  @Test func whatIsMissingIsSaidOnceAtTheHeadOfAPage() async throws {
    try FileManager.default.removeItem(at: book.root.appending(path: "data/frozen"))
    try book.loseData()
    try book.edit(
      "Chapters/index.md", "The value is", "Both are {val}`scaled[b].value`. The value is")
    let outcome = await book.build()
    #expect(outcome.status == 0)
    #expect(outcome.lacking == ["set"])
    let page = try book.read("output/html/index.html")
    #expect(page.contains("Both are –. The value is – ml, see <a"))
    #expect(page.contains(">Figure –</a>"))
    #expect(!page.lowercased().contains("not built"))
    #expect(!page.contains("class=\"problem\""))
    #expect(page.components(separatedBy: "Not all results are here.").count == 2)
    #expect(page.contains("They need the data set <code>set</code>, which is not here"))
    // A page that only cites says why it has a dash.
    try book.write("Chapters/other.md", "# Second\n\nIt is {val}`scaled[a].value`.\n")
    _ = await book.build()
    let other = try book.read("output/html/other.html")
    #expect(other.contains("A dash (–) stands for each number that is missing."))
    #expect(other.contains("<code>set</code>"))
  }
}
