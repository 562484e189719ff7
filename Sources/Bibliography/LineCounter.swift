import Markup

/// Computes lines and columns of places in a text. Ascending queries take a single pass through it.
struct LineCounter {
  private let bytes: [UInt8]
  private let file: String
  private var last = (place: 0, line: 1, column: 1)

  /// `bytes`: UTF-8; `file`: the text's name in positions.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The position of the byte at `place`; columns count Unicode scalars.
  mutating func position(_ place: Int) -> SourcePosition {
    if place < last.place { last = (0, 1, 1) }
    for index in last.place..<min(place, bytes.count) {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let isBreak =
        byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n"))
      if isBreak {
        last.line += 1
        last.column = 1
      } else if byte & 0xC0 != 0x80 {
        last.column += 1
      }
    }
    last.place = place
    return SourcePosition(file: file, line: last.line, column: last.column)
  }
}
