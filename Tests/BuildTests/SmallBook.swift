import Engine
import Figures
import Foundation
import Synchronization
import TestSupport
import Tables

@testable import Book
@testable import Build

/// Numbers of a file times a factor.
struct Scaled: RunnableStep {
  var file: FileReference
  var factor: Double
  var files: [FileReference] { [file] }

  func run(_ context: any StepContext) async throws -> Table {
    let table = try Table.read(contentsOf: context.location(of: file))
    return try Table([
      Column("name", texts: table.texts("name")),
      Column("value", unit: "ml", decimals: 1, numbers: table.numbers("value").map { $0 * factor }),
    ])
  }
}

/// The same squared, so that a change of its code is a change of other code.
struct Squared: RunnableStep {
  var file: FileReference
  var files: [FileReference] { [file] }

  func run(_ context: any StepContext) async throws -> Table {
    let table = try Table.read(contentsOf: context.location(of: file))
    return try Table([
      Column("name", texts: table.texts("name")),
      Column("value", numbers: table.numbers("value").map { $0 * $0 }),
    ])
  }
}

struct ScaledDirective: Directive {
  static let name = "scaled"
  static let summary = "Numbers times a factor."
  static let example = "source: a.tsv"
  var source: DataPath
  var factor: Double?
  var color: String?
  var step: Scaled { Scaled(file: source.reference, factor: factor ?? 1) }
  var steps: [any Step] { [step] }

  func content(from results: any Results) throws -> [Content] {
    let table = try results.output(of: step)
    let colors: [String: Color] = ["blue": .blue, "orange": .orange]
    guard let color = colors[color ?? "blue"] else { throw Unknown(color: color ?? "") }
    return try SmallBook.content(table, color: color)
  }

  struct Unknown: Error, CustomStringConvertible {
    var color: String
    var description: String { "there is no colour \(color)" }
  }
}

struct SquaredDirective: Directive {
  static let name = "squared"
  static let summary = "Numbers squared."
  static let example = "source: a.tsv"
  var source: DataPath
  var steps: [any Step] { [Squared(file: source.reference)] }

  func content(from results: any Results) throws -> [Content] {
    try SmallBook.content(results.output(of: Squared(file: source.reference)), color: .green)
  }
}

/// The numbers times two and squared, each in a table of its own.
struct TwofoldDirective: Directive {
  static let name = "twofold"
  static let summary = "Numbers times two and squared."
  static let example = "source: a.tsv"
  var source: DataPath
  var scaled: Scaled { Scaled(file: source.reference, factor: 2) }
  var squared: Squared { Squared(file: source.reference) }
  var steps: [any Step] { [scaled, squared] }

  func content(from results: any Results) throws -> [Content] {
    let (first, second) = try (results.output(of: scaled), results.output(of: squared))
    return [
      .table(TableContent(first, keys: ["name"], caption: "Times two.")).made(of: scaled),
      .table(TableContent(part: "squares", second, keys: ["name"], caption: "Squared."))
        .made(of: squared),
      .table(
        TableContent(
          part: "all",
          try Table([
            Column("kind", texts: ["twice", "squared", "sum"]),
            Column("total", numbers: [2, 4, 6]),
          ]), keys: ["kind"], caption: "All.")
      ).made(ofRows: [("twice", scaled), ("squared", squared)]),
      .values([NamedValue("rows", Double(first.rowCount + second.rowCount))]),
    ]
  }
}

/// Six chapters with two figures each, in a temporary folder.
final class SmallBook {
  private let folder = TemporaryFolder()
  var root: URL { folder.url }
  var fingerprints = ["Scaled": "1", "Squared": "1"]
  var software: [Software] = []

  init() throws {
    var list = ""
    for chapter in 1...6 {
      list += "  - c\(chapter).md\n"
      try write("tables/t\(chapter).tsv", "name\tvalue\na\t\(chapter)\nb\t2.5\n")
      try write(
        "Chapters/c\(chapter).md",
        """
        ---
        parameters: {factor: \(chapter)}
        ---
        # Chapter \(chapter)

        The first value is {val}`scaled\(chapter)[a].value : .2f` ml, see [](#fig-scaled\(chapter)).

        ```{scaled} scaled\(chapter)
        source: tables/t\(chapter).tsv
        factor: $factor
        caption: Values of chapter \(chapter).
        ```

        ```{squared} squared\(chapter)
        source: tables/t\(chapter).tsv
        ```

        """)
    }
    try write("Chapters/book.yaml", "title: A small book\nseed: 7\nchapters:\n\(list)")
  }

  func write(_ path: String, _ text: String) throws {
    let url = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read(path)
    precondition(text.contains(old), "the text to edit is there")
    try write(path, text.replacingOccurrences(of: old, with: new))
  }

  func append(_ text: String, to path: String) throws {
    try write(path, try read(path) + text)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appendingPathComponent(path))
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  func builder(output: String = "output", _ change: (inout BuildOptions) -> Void = { _ in })
    -> BookBuild
  {
    var options = BuildOptions(jobs: 2)
    change(&options)
    return BookBuild(
      root: root, output: root.appendingPathComponent(output),
      directives: [
        ScaledDirective.self, SquaredDirective.self, TwofoldDirective.self, GainsDirective.self,
      ],
      fingerprints: fingerprints.mapValues { WorkCode(sources: $0) },
      rendererFingerprint: "1", software: software, files: ProjectFiles(root: root),
      options: options)
  }

  func build(_ change: (inout BuildOptions) -> Void = { _ in }) async -> BuildOutcome {
    await builder(change).run()
  }

  /// Rows named `lost` stand for runs that failed.
  static func content(_ table: Table, color: Color) throws -> [Content] {
    let names = try table.texts("name")
    let table = table.rows(names.indices.filter { names[$0] != "lost" })
    let values = try table.numbers("value")
    let panel = Panel(
      x: Axis("row"), y: Axis("value", unit: "ml"),
      [.points(x: values.indices.map(Double.init), y: values, color: color)])
    return [
      .figure(
        FigureContent(
          Figure([panel], legend: [LegendEntry("rows", color: color)]), source: table,
          caption: "Values.", alt: "Two points.")),
      .table(TableContent(table, keys: ["name"], caption: "Values by name.")),
      .values([NamedValue("count", Double(values.count))]),
    ] + (names.contains("lost") ? [.missing(["lost": "it failed", "rate": "it failed"])] : [])
  }
}

/// Files of one folder, without a catalog.
struct ProjectFiles: FileSource {
  var root: URL

  func location(of file: FileReference) throws -> URL {
    let url = root.appendingPathComponent(file.path)
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw DataMissing("there is no file \(file.path) in the project")
    }
    return url
  }

  func digest(of file: FileReference) throws -> Digest {
    Digest(of: try Data(contentsOf: location(of: file)))
  }

  func files(in folder: FileReference) throws -> [FileReference] { [] }
}
