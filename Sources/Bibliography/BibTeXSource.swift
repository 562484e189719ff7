/// The bytes of a BibTeX file, with the closing brace of each opening one.
///
/// Uses bytes, since a combining mark after a brace or quote would hide it in a `Character`.
struct BibTeXSource {
  let bytes: [UInt8]
  /// The place of the closing brace, by that of the opening one; -1 if it is never closed, and for
  /// all other bytes. A closing brace that closes something has its own place as its entry.
  private let closes: [Int]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var closes = Array(repeating: -1, count: bytes.count)
    var open: [Int] = []
    for (place, byte) in bytes.enumerated() {
      // Like BibTeX, count escaped braces too.
      if byte == UInt8(ascii: "{") { open.append(place) }
      if byte == UInt8(ascii: "}"), let opened = open.popLast() {
        closes[opened] = place
        closes[place] = place
      }
    }
    self.closes = closes
  }

  var end: Int { bytes.count }

  subscript(place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

  /// The place of the brace that closes an opening one; nil if it is never closed.
  func closing(_ place: Int) -> Int? { closes[place] < 0 ? nil : closes[place] }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The first place at or after `place` with a byte that is not white space.
  func skippingSpace(_ place: Int) -> Int {
    var place = place
    while let byte = self[place], Self.isSpace(byte) { place += 1 }
    return place
  }

  /// The end of the line, before the line break.
  func lineEnd(_ place: Int) -> Int {
    var place = place
    while let byte = self[place], !Self.isLineBreak(byte) { place += 1 }
    return place
  }

  /// The end of a BibTeX identifier that begins at `place`.
  func nameEnd(_ place: Int) -> Int {
    var place = place
    while let byte = self[place], byte > 32, byte != 127, !Self.separators.contains(byte) {
      place += 1
    }
    return place
  }

  /// Whether only white space precedes an `@` on its line.
  func beginsLine(_ place: Int) -> Bool {
    var place = place
    while let byte = self[place - 1], !Self.isLineBreak(byte) {
      guard Self.isSpace(byte) else { return false }
      place -= 1
    }
    return true
  }

  /// Whether an entry or another command begins with the `@` at `place`. After a letter or digit,
  /// the `@` belongs to an e-mail address.
  func beginsCommand(_ place: Int) -> Bool {
    if let before = self[place - 1], Self.isLetterOrDigit(before) { return false }
    let name = skippingSpace(place + 1)
    let nameEnd = nameEnd(name)
    guard nameEnd > name, let next = self[skippingSpace(nameEnd)] else { return false }
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "(")
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) || byte == 0 }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
  }

  private static let separators = Set("\"#%'(),={}@".utf8)
}
