/// The elements of files as rows of a ``MetadataTable`` that wait for their turn: the bytes of
/// their cells, and little else.
public struct MetadataRows: Sendable {
  /// The columns that number the cells.
  private(set) var columns = MetadataColumns()
  /// A line for each file: its name, then of each cell the column's number and the value, parted by
  /// tabs.
  private(set) var lines: [UInt8] = []

  public init() {}

  /// Adds a file's path as it shall be named, and its elements.
  public mutating func add(_ file: String, _ elements: [DICOMElement]) {
    lines += Self.cell(file).utf8
    for element in elements {
      let column = columns.index(of: element.tag, element.name)
      lines.append(Self.tab)
      lines += String(column).utf8
      lines.append(Self.tab)
      lines += Self.cell(element.value).utf8
    }
    lines.append(Self.lineFeed)
  }

  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")

  /// The next cell of a line behind the file's name, which is taken from the line; nil at its end.
  static func nextCell(
    _ line: inout ArraySlice<UInt8>
  ) -> (column: Int, value: ArraySlice<UInt8>)? {
    if line.isEmpty { return nil }
    let column = next(&line).reduce(0) { 10 * $0 + Int($1 - 48) }
    return (column, next(&line))
  }

  /// What stands before the next tab, which is taken from the line with it.
  static func next(_ line: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = line.firstIndex(of: tab) ?? line.endIndex
    defer { line = line[min(end + 1, line.endIndex)...] }
    return line[..<end]
  }

  /// The text on one line, without tabs.
  static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }
}
