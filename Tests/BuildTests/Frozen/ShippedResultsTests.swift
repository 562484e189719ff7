import Foundation
import TestSupport
import Testing

@testable import Book
@testable import Build

/// The results that this book ships.
@Suite struct ShippedResultsTests {
  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private let folder = FrozenFolder(root: Self.root)

  @Test func theyAreWholeAndSmall() throws {
    let index = try #require(try folder.index()?.index)
    #expect(index.blocks.count > 20)
    for (label, entry) in index.blocks { _ = try folder.block(label, entry) }
    let size = index.blocks.values.reduce(0) { $0 + $1.bytes }
    #expect(size < 3_000_000)
  }

  /// What the authors' notebooks print was computed again by R (References/printed_numbers.R), and
  /// stands in the tables to seven digits.
  @Test func numbersOfTheAuthorsNotebooksStandInThem() throws {
    let index = try #require(try folder.index()?.index)
    var tables: [String: FrozenTable] = [:]
    for (label, entry) in index.blocks {
      for case let listing? in try folder.block(label, entry).contents.map(\.table) {
        tables[label + (listing.part.map { ".\($0)" } ?? "")] = listing.table
      }
    }
    var found = 0
    // Rows of single patients are not frozen; BowlPublishedTests has them.
    for number in try PrintedNumber.all() where number.table != "goodef.series" {
      let table = try #require(tables[number.table], "\(number.table)")
      let cell = try #require(try number.cell(of: table.table()), "\(number)")
      #expect(number.isMet(by: cell), "\(number), and the report has \(cell)")
      found += 1
    }
    #expect(found >= 600)
  }

  /// A column that is one of a source file was copied, not derived. Fewer than nine different
  /// numbers say nothing.
  @Test(.enabled(if: DataMirror.has("cmr-seg-tl"), "needs cmr-seg-tl in REPORT_MIRROR"))
  func noTableHoldsAColumnOfASource() throws {
    let index = try #require(try folder.index()?.index)
    var copied: [String] = []
    var known: [String: [[Double]]] = [:]
    for (label, entry) in index.blocks.sorted(by: { $0.key < $1.key }) {
      let sources = Set(entry.provenances.flatMap(\.inputs).map(\.file)).sorted()
      for source in sources where known[source] == nil {
        known[source] = try Self.columns(of: source)
      }
      let columns = Set(sources.flatMap { known[$0] ?? [] })
      for content in try folder.block(label, entry).contents {
        for column in (content.table?.table ?? content.figure?.source)?.columns ?? [] {
          guard let numbers = column.numbers, Set(numbers).count >= 9 else { continue }
          if columns.contains(numbers.sorted()) { copied.append("\(label): \(column.name)") }
        }
      }
    }
    #expect(copied == [])
  }

  /// The numbers of each column of a text table, sorted.
  private static func columns(of file: String) throws -> [[Double]] {
    guard file.hasPrefix("cmr-seg-tl/"), ["tsv", "csv", "txt"].contains(where: file.hasSuffix),
      let text = try? String(contentsOf: DataMirror.url(file), encoding: .utf8)
    else { return [] }
    let separator: Character = text.prefix(2000).contains("\t") ? "\t" : ","
    var columns: [[Double]] = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: separator, omittingEmptySubsequences: false)
      while columns.count < fields.count { columns.append([]) }
      for (place, field) in fields.enumerated() {
        guard let number = Double(field.filter { $0 != "\"" && $0 != "\r" }) else { continue }
        columns[place].append(number)
      }
    }
    return columns.map { $0.sorted() }
  }
}
