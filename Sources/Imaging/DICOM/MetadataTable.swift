import Foundation

/// The elements of many files as a table, a row for each file: tab separated, compressed with xz.
///
/// Which columns there are is known only when the last file was read, so that rows wait in a file beside the table;
/// memory holds the names of the columns and one row, whatever the number of files.
public final class MetadataTable {
  private struct Column {
    var tag: DICOMTag
    var name: String
    /// In the order of their first cells.
    var index: Int
  }

  private let url: URL
  private let waiting: URL
  private let rows: TextFile
  /// Several where creators gave one tag several meanings.
  private var columns: [DICOMTag: [Column]] = [:]
  private var count = 0

  /// A table that will stand at `url`. Throws where its folder cannot be written.
  public init(_ url: URL) throws {
    self.url = url
    waiting = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).rows")
    rows = try TextFile(waiting, buffer: 1 << 16)
  }

  deinit { try? FileManager.default.removeItem(at: waiting) }

  /// A row: the file's path as it shall be named, and its elements.
  public func add(_ file: String, _ elements: [DICOMElement]) throws {
    var line = Array(Self.cell(file).utf8)
    for element in elements {
      line.append(Self.tab)
      line += String(column(of: element)).utf8
      line.append(Self.tab)
      line += Self.cell(element.value).utf8
    }
    try rows.write(line)
  }

  private func column(of element: DICOMElement) -> Int {
    let same = columns[element.tag, default: []]
    if let known = same.first(where: { $0.name == element.name }) { return known.index }
    columns[element.tag] = same + [Column(tag: element.tag, name: element.name, index: count)]
    count += 1
    return count - 1
  }

  /// Names of columns, on one line: with the tag where another element has the same one, as those of a private creator that holds
  /// several blocks, or of retired elements.
  private static func names(_ columns: [Column]) -> [String] {
    let names = columns.map { cell($0.name) }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(columns, names).map { column, name in
      counts[name] == 1 && name != "file" ? name : "\(name) \(column.tag)"
    }
  }

  /// Writes the table: `file`, then the elements in the order of tags; empty where a file has none.
  public func finish() throws {
    try rows.flush()
    let sorted = columns.values.joined().sorted { ($0.tag, $0.name) < ($1.tag, $1.name) }
    var place = [Int](repeating: 0, count: count)
    for (position, column) in sorted.enumerated() { place[column.index] = position }
    let file = try XZFile(url)
    let head = ["file"] + Self.names(sorted)
    var text = Array((head.joined(separator: "\t") + "\n").utf8)
    var cells = [Range<Int>](repeating: 0..<0, count: count)
    try TextFile.forEachLine(of: waiting) { line in
      for index in cells.indices { cells[index] = 0..<0 }
      var rest = line
      let name = Self.next(&rest)
      while !rest.isEmpty {
        let column = Self.next(&rest).reduce(0) { 10 * $0 + Int($1 - 48) }
        let cell = Self.next(&rest)
        cells[place[column]] = cell.startIndex..<cell.endIndex
      }
      text += name
      for cell in cells {
        text.append(Self.tab)
        if !cell.isEmpty { text += line[cell] }
      }
      text.append(UInt8(ascii: "\n"))
      if text.count > 1 << 18 {
        try file.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    try file.write(text)
    try file.finish()
    try FileManager.default.removeItem(at: waiting)
  }

  private static let tab = UInt8(ascii: "\t")

  /// What stands before the next tab, which is taken from the line with it.
  private static func next(_ line: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = line.firstIndex(of: tab) ?? line.endIndex
    defer { line = line[min(end + 1, line.endIndex)...] }
    return line[..<end]
  }

  /// On one line, without a tab.
  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }
}
