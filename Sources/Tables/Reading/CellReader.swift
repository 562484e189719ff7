/// Splits the bytes of a text table into rows of cells. Lines end with LF, CRLF or, in a file
/// without LF, with CR alone, as on old Macs. If the separator is a comma, cells may be quoted with
/// `"`.
struct CellReader {
  let bytes: [UInt8]
  let file: String
  let separator: UInt8
  /// The line on which the last row begins, from 1.
  private(set) var line = 0
  /// The number of line feeds within quotes in that row.
  private var lineFeeds = 0
  private var position = 0

  init(bytes: [UInt8], file: String, separator: UInt8) {
    let isOfOldMac = !bytes.contains(0x0a) && bytes.contains(0x0d)
    self.bytes = isOfOldMac ? bytes.map { $0 == 0x0d ? 0x0a : $0 } : bytes
    self.file = file
    self.separator = separator
    // A byte order mark is not part of the first name.
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
  }

  /// The next row; nil at the end. Empty lines are skipped, and so are lines of separators alone,
  /// which spreadsheets leave.
  mutating func nextRow() throws -> [String]? {
    while position < bytes.count {
      line += 1 + lineFeeds
      lineFeeds = 0
      let row = try row()
      if row.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  private mutating func row() throws -> [String] {
    var row: [String] = []
    while true {
      row.append(try cell())
      guard position < bytes.count else { return row }
      let byte = bytes[position]
      position += 1
      if byte == separator {
        // A separator at the very end is followed by an empty cell.
        if position == bytes.count {
          row.append("")
          return row
        }
        continue
      }
      return row
    }
  }

  /// Reads a cell. The position is then at the separator or line feed after it.
  private mutating func cell() throws -> String {
    if separator == 0x2c, position < bytes.count, bytes[position] == 0x22 {
      return try quotedCell()
    }
    let start = position
    while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0a {
      position += 1
    }
    var end = position
    if end > start, bytes[end - 1] == 0x0d, end == bytes.count || bytes[end] == 0x0a { end -= 1 }
    return try text(bytes[start..<end])
  }

  private mutating func quotedCell() throws -> String {
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == 0x22 else {
        content.append(byte)
        if byte == 0x0a { lineFeeds += 1 }
        continue
      }
      if position < bytes.count, bytes[position] == 0x22 {
        content.append(0x22)
        position += 1
        continue
      }
      if position < bytes.count, bytes[position] == 0x0d { position += 1 }
      guard position == bytes.count || bytes[position] == separator || bytes[position] == 0x0a
      else {
        throw TableError.malformed(file: file, line: line, "text follows a closing quote")
      }
      return try text(content[...])
    }
    throw TableError.malformed(file: file, line: line, "a quote is opened and not closed")
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TableError.malformed(file: file, line: line, "the line is not valid UTF-8")
    }
    return text
  }
}
