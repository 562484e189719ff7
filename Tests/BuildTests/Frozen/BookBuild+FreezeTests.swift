import Engine
import Foundation
import Tables
import Testing

@testable import Book
@testable import Build

@Suite struct FreezeTests {
  private let book: FrozenBook

  init() throws { book = try FrozenBook() }

  /// A complaint about Quarto's freeze: files touched without a change.
  @Test func freezingAgainTouchesNothing() async throws {
    #expect(
      await book.freeze().changed == [
        "data/frozen/index.json", "data/frozen/scaled.json", "data/frozen/squared.json",
      ])
    let before = try book.frozen()
    #expect(await book.freeze().changed == [])
    let after = try book.frozen()
    #expect(before.mapValues(\.changed) == after.mapValues(\.changed))
  }

  /// Another complaint: a change in one chapter touches files of others.
  @Test func aChangeInOneBlockTouchesItsFileAlone() async throws {
    await book.freeze()
    try book.edit("Chapters/index.md", "factor: 3", "factor: 4")
    #expect(
      await book.freeze().changed == ["data/frozen/index.json", "data/frozen/scaled.json"])
    // One number, one line.
    try book.data("b.tsv", "name\tvalue\na\t10\nb\t30\nc\t40\nd\t50\ne\t60\n")
    let old = try book.read("data/frozen/squared.json").split(separator: "\n")
    await book.freeze()
    let new = try book.read("data/frozen/squared.json").split(separator: "\n")
    #expect(new.difference(from: old).insertions.allSatisfy { "\($0)".contains("900") })
  }

  @Test func whereOnlyCodeMovedTheIndexAloneChanges() async throws {
    await book.freeze()
    book.code = "2"
    #expect(await book.freeze().changed == ["data/frozen/index.json"])
    book.toolchain = Toolchain(["Swift": "6.4"])
    #expect(await book.freeze().changed == ["data/frozen/index.json"])
  }

  /// A complaint about Quarto's freeze: traces of the author's machine are published.
  @Test func nothingOfThisMachineIsFrozen() async throws {
    await book.freeze()
    let texts = try book.frozen().values.map(\.text).joined()
    #expect(!texts.contains(book.root.path))
    #expect(!texts.contains(NSUserName() + "/"))
    #expect(!texts.contains(ProcessInfo.processInfo.hostName))
    // The same in another folder, whatever ran before.
    let other = try FrozenBook()
    _ = await other.build()
    await other.freeze()
    #expect(try other.frozen().mapValues(\.text) == book.frozen().mapValues(\.text))
  }

  @Test func aCheckComputesAnewAndFailsOnADifference() async throws {
    await book.freeze()
    #expect(await book.freeze(isCheck: true).status == 0)
    // The compiler may be another one.
    book.toolchain = Toolchain(["Swift": "6.4"])
    #expect(await book.freeze(isCheck: true).status == 0)
    book.code = "2"
    let moved = await book.freeze(isCheck: true)
    #expect(moved.status == 1)
    #expect(moved.changed == ["data/frozen/index.json"])
    book.code = "1"
    try book.edit("data/frozen/scaled.json", "7.5", "8.5")
    let edited = await book.freeze(isCheck: true)
    #expect(edited.status == 1)
    #expect(edited.changed == ["data/frozen/scaled.json"])
    #expect(try book.read("data/frozen/scaled.json").contains("8.5"))
  }

  @Test func withoutTheDataNothingIsFrozen() async throws {
    await book.freeze()
    let before = try book.frozen().mapValues(\.text)
    try book.loseData()
    for isCheck in [false, true] {
      let outcome = await book.freeze(isCheck: isCheck)
      #expect(outcome.status == 1)
      #expect(
        outcome.refusal
          == "Chapters/index.md:8: `scaled` needs set/a.tsv, which is not here; `report data fetch set` fetches what can be had"
      )
    }
    #expect(try book.frozen().mapValues(\.text) == before)
  }

  @Test func aFileOfABlockThatIsGoneIsRemoved() async throws {
    await book.freeze()
    try book.write("data/frozen/note.txt", "the author's own")
    try book.edit("Chapters/other.md", "{squared} squared", "{squared} others")
    #expect(
      await book.freeze().changed == [
        "data/frozen/index.json", "data/frozen/others.json", "data/frozen/squared.json",
      ])
    #expect(
      try book.frozen().keys.sorted() == [
        "index.json", "note.txt", "others.json", "scaled.json",
      ])
  }

  @Test func aLimitThatIsPassedIsAnError() async throws {
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nfrozen: {limit: 0.001}")
    let outcome = await book.freeze()
    #expect(outcome.status == 1)
    #expect(outcome.refusal?.contains("more than `frozen.limit` of 0.001 MB") == true)
    #expect(throws: (any Error).self) { try book.frozen() }
  }

  /// Every key of `book.yaml` is read: a property that is not would keep its default in silence.
  @Test func allSettingsOfABookAreRead() async throws {
    try book.edit(
      "Chapters/book.yaml", "seed: 7",
      """
      seed: 7
      subtitle: B
      authors: [{name: A}]
      citations: numbered
      profile: quick
      parameters: {a: 1}
      profiles: {quick: {}}
      license: MIT
      date: 2026-11-30
      url: https://example.org
      paper: a4
      confined: false
      small_counts: allow
      frozen: {limit: 1}
      """)
    #expect(await book.freeze().diagnostics.map(\.description) == [])
    let settings = try #require(book.builder.reader.read().book).configuration
    #expect(settings.confined == false)
  }

  @Test func onlyTheNamedDataSetsAreFrozen() async throws {
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nfrozen: {data: []}")
    #expect(await book.freeze().sizes.isEmpty)
    try book.edit("Chapters/book.yaml", "data: []", "data: [sett], include: [scald]")
    let wrong = await book.freeze().diagnostics.map(\.description)
    #expect(
      wrong == [
        "Chapters/book.yaml:1:1: error[wrong-option] option `frozen.include`: there is no block `scald`; did you mean `scaled`? (known: scaled, squared)",
        "Chapters/book.yaml:1:1: error[wrong-option] option `frozen.data`: there is no data set `sett`; did you mean `set`? (known: set)",
      ])
  }

  /// What `rows` of patients are is known by the name of the column.
  @Test func rowsOfPatientsAreLeftOutUnlessTheyAreNamed() async throws {
    try book.write(
      "Chapters/other.md",
      """
      ---
      data: {own: set}
      ---
      # Second

      The first is {val}`people[a].value`.

      ```{people} people
      source: own/b.tsv
      ```

      """)
    var builder = book.builder
    builder.directives.append(PeopleDirective.self)
    let refused = await builder.freeze(isCheck: false)
    #expect(refused.status == 1)
    #expect(
      refused.smallCounts == [
        "Chapters/other.md:8: tab-people has 5 rows of single patients or images",
        "Chapters/other.md:8: tab-people-groups has 1 counts below 5 (count)",
      ])
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nsmall_counts: allow")
    #expect(await builder.freeze(isCheck: false).status == 0)
    #expect(try !book.read("data/frozen/people.json").contains("\"a\""))
    let included = try book.read("Chapters/book.yaml")
    try book.loseData()
    let outcome = await builder.run()
    #expect(outcome.diagnostics.map(\.description) == [])
    let page = try book.read("output/html/other.html")
    #expect(page.contains("The first is –."))
    #expect(page.contains("0 of 5 rows; the others were not carried over."))
    // The author names the block.
    try book.data("a.tsv", "name\tvalue\na\t1\nb\t2.5\nc\t7\nd\t8\ne\t9\n")
    try book.data("b.tsv", "name\tvalue\na\t10\nb\t20\nc\t40\nd\t50\ne\t60\n")
    try book.write("Chapters/book.yaml", included + "frozen: {include: [people]}\n")
    #expect(await builder.freeze(isCheck: false).status == 0)
    #expect(try book.read("data/frozen/people.json").contains("\"a\""))
  }

  @Test func smallCountsAreSuppressedInPagesToo() async throws {
    try book.write(
      "Chapters/other.md",
      """
      ---
      data: {own: set}
      ---
      # Second

      Of {val}`people.groups[many].count`.

      ```{people} people
      source: own/b.tsv
      ```

      """)
    try book.edit("Chapters/book.yaml", "seed: 7", "seed: 7\nsmall_counts: suppress")
    var builder = book.builder
    builder.directives.append(PeopleDirective.self)
    #expect(await builder.run().diagnostics.map(\.description) == [])
    let page = try book.read("output/html/other.html")
    #expect(page.contains(">40</a>"))
    #expect(!page.contains(">3<"))
    #expect(try !book.read("output/tables/people.tsv").contains("a\t"))
    #expect(await builder.freeze(isCheck: false).status == 0)
    #expect(try !book.read("data/frozen/people.json").contains("3"))
  }
}

/// A table with a row for each patient, and one of groups.
private struct PeopleDirective: Directive {
  static let name = "people"
  static let summary = "People."
  static let example = "source: a.tsv"
  var source: DataPath
  var step: Scaled { Scaled(file: source.reference, factor: 1) }
  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    let table = try results.output(of: step)
    return [
      .table(
        TableContent(
          try Table([
            Column("patient", texts: table.texts("name")),
            Column("value", numbers: table.numbers("value")),
          ]), keys: ["patient"], caption: "People.")),
      .table(
        TableContent(
          part: "groups",
          try Table([
            Column("group", texts: ["many", "few"]), Column("count", counts: [40, 3]),
          ]), keys: ["group"], caption: "Groups.")),
    ]
  }
}
