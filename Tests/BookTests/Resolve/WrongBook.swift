import Engine
import Figures
import Foundation
import TestSupport
import Tables

@testable import Book

/// A block whose contents a test gives.
struct MadeDirective: Directive {
  static let name = "made"
  static let summary = "Contents that a test gives."
  static let example = ""
  var steps: [any Step] { [] }
  func content(from results: any Results) throws -> [Content] { [] }
}

/// Two chapters with every kind of mistake that the resolver knows, in a temporary folder.
final class WrongBook {
  private let folder = TemporaryFolder()
  var root: URL { folder.url }

  init() throws {
    for (name, text) in [
      ("book.yaml", Self.configuration), ("references.bib", Self.bibliography),
      ("index.md", Self.first), ("second.md", Self.second), ("notes.txt", "A file to link to."),
    ] {
      try folder.file("Chapters/" + name, text.utf8)
    }
  }

  /// The book as it is read; nil where it cannot be.
  func read() -> Book? {
    BookReader(root: root, directives: [MadeDirective.self], files: NoFiles()).read().book
  }

  /// What became of the blocks: `good` and `short` are built, `lost` is not; `later` has not run.
  static func outcomes() throws -> [String: DirectiveOutcome] {
    let provenance = Provenance(directive: "made", steps: [], inputs: [])
    let table = try Table([
      Column("name", texts: ["a", "b", "患"]), Column("value", unit: "ml", numbers: [1.5, 2.25, 3]),
      Column("low", numbers: [0.5, -1, .nan]), Column("high", numbers: [2, 1, .nan]),
    ])
    let panel = Panel(x: Axis("x"), y: Axis("y"), [.points(x: [1], y: [2], color: .blue)])
    let figure = Figure([panel], legend: [LegendEntry("rows", color: .blue)])
    func built(_ contents: [Content]) -> DirectiveOutcome {
      .built(contents.map { BuiltContent(content: $0, provenance: provenance) }, Digest(of: "key"))
    }
    return [
      "good": built([
        .figure(FigureContent(figure, source: table, caption: "Rows, [@nobody].", alt: "")),
        .figure(
          FigureContent(
            part: "more", figure, source: table, caption: "More.", alt: "{val}`good[q].value`")),
        .table(TableContent(table, keys: ["name"], caption: "Rows.", shownRows: 2)),
        .values([NamedValue("count", 1234), NamedValue("word", .text("yes"))]),
        .prose("Said by {val}`good.nothing`."),
      ]),
      "short": built([
        .table(TableContent(table, keys: ["name"], caption: "Short.", shown: false)),
        .missing(["gone": "it failed"]),
      ]),
      "lost": .notBuilt(StepFailure(step: "lost", reason: .failed, sentence: "it broke")),
    ]
  }

  /// Files of nowhere.
  private struct NoFiles: FileSource {
    func location(of file: FileReference) throws -> URL { throw DataMissing("there is none") }
    func digest(of file: FileReference) throws -> Digest { throw DataMissing("there is none") }
    func files(in folder: FileReference) throws -> [FileReference] { [] }
  }
}

extension WrongBook {
  private static let configuration = """
    title: A wrong book 書
    bibliography: references.bib
    chapters: [index.md, second.md]

    """

  private static let bibliography = """
    @article{used, title = {Used}, author = {One, A.}, journal = {J}, year = {2001}}
    @article{unused, title = {Unused}, author = {Two, B.}, journal = {J}, year = {2002}}

    """

  private static let first = """
    # First

    ### Too deep

    ## Same

    ## Same

    # Second title

    Text with 中, <b>raw</b>, ![an image](a.png), {nothing}`role`, 1234.5 and 1,234.

    <div>raw</div>

    [](#fig-good), [](#fig-goof), [](#tab-lost), [](#fig-short-gone), [](#later), [](#unread).

    [a](second.md#here), [b](second.md#hero), [c](secnd.md), [d](javascript:x), [e](notes.txt),
    [f](missing.txt), [g](tables/good.tsv), [h](), {numref}`see %s <fig-good>`,
    {numref}`fig-nothing`.

    {val}`good[a].value`, {val}`good[z].value`, {val}`good[a].valu`, {val}`good[a]`, {val}`good.coun`,
    {val}`good`, {val}`godo.count`, {val}`good[a].value : .2q`, {val}`good[a].value : .1f = 1.4`,
    {val}`good[a]{lowe to high} : .1f`, {val}`good[患].low`, {val}`good[患].low na: none`,
    {val}`.value`, {val}`lost.count`, {val}`later.count`, {val}`short[gone].value`,
    {val}`short[a, b].value`, {val}`good.count : .1f`.

    Cited [@used, p. 3], [@nobody] and {cite}`used; none`. Notes[^one] and[^two] and[^one].

    [^one]: A note with {val}`good.nothing` and[^three].

    ```{made} good
    show: [main, nope]
    captions: {more: "{val}`godo.count`", nix: Nothing}
    alts: {nix: Nothing}
    colours: {rows: orange, rose: blue}
    decimals: {value: 1, volume: 2}
    ```

    ```{made} later
    caption: See {val}`lasst.count`.
    captions: {b: "{val}`good[z].value`", a: "[](#nowhere)"}
    alt: ""
    alts: {b: "{val}`goodd.count`"}
    ```

    ```{made} short
    caption: Short.
    ```

    """

  private static let second = """
    ## Here

    ```{made} lost
    ```

    ```{when} good[a].value < good[b].value
    Shown {val}`good[z].value`.
    ```

    ```{when} good[a].value > 2 and later.count < 1
    Hidden {val}`good[z].value`, {val}`hiden.count`, <i>raw</i>, [x](nowhere.txt) and [@used].
    ```

    ```{when} good[a].value
    No comparison.
    ```

    ````{when} 1 < 2
    ```{made} inner
    ```
    ````

    ```{when} good[a].name < 2
    A text and a number.
    ```

    ```{verdict} good[a]
    above: It is {val}`.value : .1f` and {val}`.valu`.
    below: It is {val}`godo[a].value`.
    then: It was {val}`.value = 1.6`.
    ```

    ```{verdict} good[b]
    above: Never {val}`hidn[a].value`.
    then: Never {val}`hidn[b].value`.
    ```

    ```{verdict} good
    above: No row.
    ```

    ```{verdict} good[a]
    abov: Unknown.
    ```

    ```{verdict} good[a]
    then: Nothing.
    ```

    ```{verdict} good[a]
    above: [a, b]
    ```

    ```{verdict} lost[a]
    above: Of {val}`hiddn[a].value`.
    ```

    ```{replication}
    source: an article
    good[a].value: 1.5
    good[b].value: 2.3
    good[患].value: {value: 4.0, differs: another cohort}
    good[z].value: 1
    good[a].name: many
    lost[a].value: 3.1
    short[gone].value: 3.1
    later[a].value: 3.1
    nothing[a].value: 3.1
    ```

    ```{replication}
    a: [
    ```

    | a | 1234.0 |
    |---|--------|
    | x | [](#nowhere) |

    > - # A title in a quote with {val}`good[z].value`

    """
}

extension WrongBook {
  /// What was said when the passes were one: by name, a line for each.
  static func expected(_ name: String) throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Diagnostics/\(name).txt")
    return try String(contentsOf: file, encoding: .utf8)
  }
}
