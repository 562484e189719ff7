/// The bytes of a text with line feeds as line ends, and where its lines begin.
struct SourceText {
  let file: String
  let bytes: [UInt8]
  /// Offsets of the first byte of each line.
  let lineStarts: [Int]
  /// The place of the first byte. It differs from the beginning of the file if the text is part of
  /// it.
  let start: SourcePosition

  init(_ text: String, file: String, start: SourcePosition? = nil) {
    self.file = file
    self.start = start ?? SourcePosition(file: file, line: 1)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var lineStarts = [0]
    var previous: UInt8 = 0
    // Drop a byte order mark.
    for byte in (text.first == "\u{FEFF}" ? text.dropFirst() : text[...]).utf8 {
      defer { previous = byte }
      if byte == .lineFeed && previous == .carriageReturn { continue }
      bytes.append(byte == .carriageReturn ? .lineFeed : byte)
      if bytes.last == .lineFeed { lineStarts.append(bytes.count) }
    }
    self.bytes = bytes
    self.lineStarts = lineStarts
  }

  /// The offset of line `number` (from 1 in this text); the end for lines after the last.
  func offset(ofLine number: Int) -> Int {
    number <= lineStarts.count ? lineStarts[max(number, 1) - 1] : bytes.count
  }

  /// The bytes of line `number` (from 1 in this text) without its line feed.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    let range = offset(ofLine: number)..<offset(ofLine: number + 1)
    let line = bytes[range]
    return line.last == .lineFeed ? line.dropLast() : line
  }

  /// Line `number` as text.
  func text(ofLine number: Int) -> String { String(decoding: line(number), as: UTF8.self) }

  /// The place of byte `column` (from 1) of line `number` (from 1 in this text).
  func position(line number: Int, byteColumn column: Int = 1) -> SourcePosition {
    let before = line(number).prefix(max(column, 1) - 1)
    let characters = String(decoding: before, as: UTF8.self).count
    return SourcePosition(
      file: file, line: start.line + number - 1,
      column: characters + (number == 1 ? start.column : 1))
  }

  /// The text with its first `count` lines empty.
  func blanked(lines count: Int) -> [UInt8] {
    let rest = offset(ofLine: count + 1)
    return [UInt8](repeating: .lineFeed, count: count) + bytes[rest...]
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let backslash = UInt8(ascii: "\\")

  /// Whether the byte is neither a letter nor part of one: white space, or a possible mark-up
  /// character.
  var isMark: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
      false
    default: true
    }
  }
}

extension SourcePosition {
  /// The place of the first byte that is not UTF-8.
  init(firstInvalidByteOf bytes: some Sequence<UInt8>, file: String) {
    var line = 1
    var scalars = String.UnicodeScalarView()
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        line += 1
        scalars.removeAll(keepingCapacity: true)
      } else {
        scalars.append(scalar)
      }
    }
    self.init(file: file, line: line, column: String(scalars).count + 1)
  }
}
