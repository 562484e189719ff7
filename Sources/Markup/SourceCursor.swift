/// Walks through the source of a block, in step with its inlines, to find where each begins.
/// cmark's columns count bytes and are wrong in lazy continuation lines of lists and quotes.
struct SourceCursor {
  let source: SourceText
  private(set) var offset: Int
  private let end: Int
  private var line: Int
  /// The last place computed, so that long lines are counted only once.
  private var counted: (line: Int, offset: Int, column: Int)?

  /// A cursor at the beginning of line `firstLine`. It ends with `lastLine`; both from 1.
  init(_ source: SourceText, firstLine: Int, lastLine: Int) {
    self.source = source
    line = max(firstLine, 1)
    offset = source.offset(ofLine: line)
    end = max(offset, source.offset(ofLine: max(lastLine, line) + 1))
  }

  /// Whether the byte before the cursor escapes the next one.
  var isEscaped: Bool {
    var backslashes = 0
    while offset - backslashes > 0, source.bytes[offset - backslashes - 1] == .backslash {
      backslashes += 1
    }
    return backslashes % 2 == 1
  }

  /// The place of the cursor.
  mutating func position() -> SourcePosition {
    while line < source.lineStarts.count, source.offset(ofLine: line + 1) <= offset { line += 1 }
    let first = source.offset(ofLine: line)
    var from = (offset: first, column: line == 1 ? source.start.column : 1)
    if let counted, counted.line == line, counted.offset <= offset {
      from = (counted.offset, counted.column)
    }
    let column =
      from.column + String(decoding: source.bytes[from.offset..<offset], as: UTF8.self).count
    counted = (line, offset, column)
    return SourcePosition(
      file: source.file, line: source.start.line + line - 1, column: column)
  }

  /// Moves to the next occurrence of `needle`; stays if there is none.
  @discardableResult
  mutating func move(to needle: String) -> Bool {
    let needle = Array(needle.utf8)
    guard let first = needle.first else { return true }
    var candidate = offset
    while candidate + needle.count <= end {
      if source.bytes[candidate] == first,
        source.bytes[candidate..<candidate + needle.count].elementsEqual(needle)
      {
        offset = candidate
        return true
      }
      candidate += 1
    }
    return false
  }

  /// Moves past the next occurrence of `needle`; stays if there is none.
  mutating func move(past needle: String) {
    if move(to: needle) { offset += needle.utf8.count }
  }

  /// Moves past text as cmark read it. The source may have markup, escapes and entities in between.
  /// Never skips a letter, so the cursor may fall behind but does not run ahead.
  mutating func move(pastText text: String) {
    for scalar in text.unicodeScalars {
      if let entity = entityLength {
        offset += entity
        continue
      }
      let bytes = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      var candidate = offset
      while candidate < end, candidate < offset + 64 {
        if source.bytes[candidate..<end].starts(with: bytes)
          || scalar == " " && source.bytes[candidate] == .lineFeed
        {
          offset = candidate + (scalar == " " ? 1 : bytes.count)
          break
        }
        guard source.bytes[candidate].isMark else { break }
        candidate += 1
      }
    }
  }

  /// Moves to the text of the next line, past quote marks and indentation.
  mutating func moveToNextLine() {
    move(past: "\n")
    while offset < end, source.bytes[offset] == .space || source.bytes[offset] == UInt8(ascii: ">")
    {
      offset += 1
    }
  }

  /// Moves past a code span.
  mutating func moveThroughCode() {
    let tick = UInt8(ascii: "`")
    guard move(to: "`") else { return }
    let opening = countOfRun(tick)
    offset += opening
    var candidate = self
    while candidate.move(to: "`") {
      let run = candidate.countOfRun(tick)
      candidate.offset += run
      if run == opening {
        self = candidate
        return
      }
    }
  }

  /// Moves to the text of the next formula, behind its dollar signs.
  mutating func moveToFormula(_ dollars: Int) {
    let sign = UInt8(ascii: "$")
    while offset < end {
      if source.bytes[offset] == .backslash {
        offset = min(offset + 2, end)
      } else if source.bytes[offset] == sign, dollars == 1 || countOfRun(sign) == 2 {
        offset += dollars
        return
      } else {
        offset += 1
      }
    }
  }

  /// Moves from the text of a formula past its end.
  mutating func moveThroughFormula(_ dollars: Int) {
    let sign = UInt8(ascii: "$")
    while offset < end {
      let byte = source.bytes[offset]
      offset += byte == .backslash ? 2 : 1
      guard byte == sign else { continue }
      if dollars == 1 { return }
      if offset < end, source.bytes[offset] == sign {
        offset += 1
        return
      }
    }
    offset = min(offset, end)
  }

  /// Moves past the end of a link: `](...)`, `][...]` or `]`.
  mutating func moveThroughLinkEnd() {
    move(past: "]")
    guard offset < end else { return }
    switch source.bytes[offset] {
    case UInt8(ascii: "["): move(past: "]")
    case UInt8(ascii: "("):
      var depth = 0
      while offset < end {
        let byte = source.bytes[offset]
        offset += 1
        if byte == .backslash { offset = min(offset + 1, end) }
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        if depth == 0 { return }
      }
    default: break
    }
  }

  /// Whether this text stands at the cursor.
  func isAt(_ text: String) -> Bool { source.bytes[offset..<end].starts(with: text.utf8) }

  /// The byte at the cursor.
  var byte: UInt8? { offset < end ? source.bytes[offset] : nil }

  /// The length of an entity such as `&amp;` at the cursor.
  private var entityLength: Int? {
    guard byte == UInt8(ascii: "&"),
      let semicolon = source.bytes[offset..<min(offset + 32, end)].firstIndex(
        of: UInt8(ascii: ";")),
      semicolon > offset + 1,
      source.bytes[offset + 1..<semicolon].allSatisfy({ !$0.isMark || $0 == UInt8(ascii: "#") })
    else { return nil }
    return semicolon + 1 - offset
  }

  private func countOfRun(_ byte: UInt8) -> Int {
    source.bytes[offset..<end].prefix { $0 == byte }.count
  }
}
