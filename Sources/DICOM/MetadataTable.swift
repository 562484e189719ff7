import Foundation
import Imaging
import XZ

/// The elements of many files as a table, a row for each file: tab separated, compressed with xz. A
/// sequence is one column, its items in one cell (``DICOMFile/elements``).
///
/// Which columns there are is known only when the last file was read, so that rows wait in a file
/// beside the table; memory holds the names of the columns and one row, whatever the number of
/// files.
public final class MetadataTable {
  private let url: URL
  private let waiting: URL
  private let rows: TextFile
  private var columns = MetadataColumns()

  /// A table that will stand at `url`. Throws where its folder cannot be written.
  public init(_ url: URL) throws {
    self.url = url
    waiting = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).rows")
    UnfinishedFiles.note(waiting)
    rows = try TextFile(waiting, buffer: 1 << 16)
  }

  deinit {
    try? FileManager.default.removeItem(at: waiting)
    UnfinishedFiles.forget(waiting)
  }

  /// Adds the rows of some files.
  public func add(_ added: MetadataRows) throws {
    let places = added.columns.all.map { columns.index(of: $0.tag, $0.name) }
    for line in added.lines.split(separator: MetadataRows.lineFeed) {
      var rest = line
      var row = Array(MetadataRows.next(&rest))
      while let (column, value) = MetadataRows.nextCell(&rest) {
        row.append(MetadataRows.tab)
        row += String(places[column]).utf8
        row.append(MetadataRows.tab)
        row += value
      }
      try rows.write(row)
    }
  }

  /// Names of columns, on one line: with the tag where another element has the same one, as those
  /// of a private creator that holds several blocks, or of retired elements.
  private static func names(_ columns: [MetadataColumns.Column]) -> [String] {
    let names = columns.map { MetadataRows.cell($0.name) }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(columns, names).map { column, name in
      counts[name] == 1 && name != "file" ? name : "\(name) \(column.tag)"
    }
  }

  /// Writes the table: `file`, then the elements in the order of tags; empty where a file has none.
  public func finish() throws {
    try rows.flush()
    let all = columns.all
    let sorted = all.indices.sorted { (all[$0].tag, all[$0].name) < (all[$1].tag, all[$1].name) }
    let file = try XZFile(url)
    let head = ["file"] + Self.names(sorted.map { all[$0] })
    var text = Array((head.joined(separator: "\t") + "\n").utf8)
    var cells = [Range<Int>](repeating: 0..<0, count: all.count)
    try TextFile.forEachLine(of: waiting) { line in
      for index in cells.indices { cells[index] = 0..<0 }
      var rest = line
      text += MetadataRows.next(&rest)
      while let (column, value) = MetadataRows.nextCell(&rest) {
        cells[column] = value.startIndex..<value.endIndex
      }
      for column in sorted {
        text.append(MetadataRows.tab)
        if !cells[column].isEmpty { text += line[cells[column]] }
      }
      text.append(MetadataRows.lineFeed)
      if text.count > 1 << 18 {
        try file.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    try file.write(text)
    try file.finish()
    try FileManager.default.removeItem(at: waiting)
  }
}
