import Foundation

/// The elements of many files as a table, a row for each file: tab separated, compressed with xz.
///
/// Which columns there are is known only when the last file was read, so that rows wait in a file beside the table;
/// memory holds the names of the columns and one row, whatever the number of files.
public final class MetadataTable {
  private struct Column: Hashable {
    var tag: DICOMTag
    var name: String
  }

  private let url: URL
  private let waiting: URL
  private let rows: TextFile
  private var columns: [Column: Int] = [:]

  /// A table that will stand at `url`. Throws where its folder cannot be written.
  public init(_ url: URL) throws {
    self.url = url
    waiting = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).rows")
    rows = try TextFile(waiting)
  }

  deinit { try? FileManager.default.removeItem(at: waiting) }

  /// A row: the file's path as it shall be named, and its elements.
  public func add(_ file: String, _ elements: [DICOMElement]) throws {
    var line = Self.cell(file)
    for element in elements {
      let column = Column(tag: element.tag, name: Self.cell(element.name))
      let index = columns[column, default: columns.count]
      columns[column] = index
      line += "\t\(index)\t\(Self.cell(element.value))"
    }
    try rows.write(line)
  }

  /// Writes the table: `file`, then the elements in the order of tags; empty where a file has none.
  public func finish() throws {
    let sorted = columns.sorted { ($0.key.tag, $0.key.name) < ($1.key.tag, $1.key.name) }
    var place = [Int](repeating: 0, count: sorted.count)
    for (position, column) in sorted.enumerated() { place[column.value] = position }
    let file = try XZFile(url)
    try file.write((["file"] + sorted.map(\.key.name)).joined(separator: "\t") + "\n")
    var cells = [Substring](repeating: "", count: sorted.count)
    try TextFile.forEachLine(of: waiting) { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      for index in cells.indices { cells[index] = "" }
      for index in stride(from: 1, to: parts.count - 1, by: 2) {
        guard let column = Int(parts[index]) else { continue }
        cells[place[column]] = parts[index + 1]
      }
      try file.write(((parts.first ?? "") + "\t" + cells.joined(separator: "\t")) + "\n")
    }
    try file.finish()
    try FileManager.default.removeItem(at: waiting)
  }

  /// On one line, without a tab.
  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }
}
