import Foundation

/// The table at the end of a PDF file with the places of its objects.
enum CrossReferences {
  /// Marks objects as free that Cairo 1.16 lists but never writes. It reserves one for the place of
  /// every link in the document's structure, which our files do not have, and lists all of them at
  /// the place of some other object. Strict readers then call the file damaged.
  static func mended(_ file: Data) -> Data {
    var bytes = Array(file)
    guard let entries = entries(of: bytes) else { return file }
    for (number, entry) in entries.enumerated().dropFirst()
    where bytes[entry + used] == UInt8(ascii: "n") {
      let head = Array("\(number) 0 obj".utf8)
      let place = self.number(in: bytes, at: entry..<entry + 10) ?? bytes.count
      guard !bytes.dropFirst(place).starts(with: head) else { continue }
      bytes.replaceSubrange(entry..<entry + free.count, with: free)
    }
    return Data(bytes)
  }

  /// The entry of an object that does not exist and is never used again (ISO 32000, 7.5.4).
  private static let free = Array("0000000000 65535 f".utf8)
  /// The offset of `n` or `f` in an entry of twenty bytes.
  private static let used = 17

  /// Where the entry of each object begins; nil if the file has no table of this form.
  private static func entries(of bytes: [UInt8]) -> [Int]? {
    guard let start = bytes.lastRange(of: "startxref\n"),
      let table = number(in: bytes, at: start.upperBound..<bytes.count),
      bytes.dropFirst(table).starts(with: "xref\n0 ".utf8),
      let count = number(in: bytes, at: table + 7..<bytes.count),
      let end = bytes[(table + 7)...].firstIndex(of: UInt8(ascii: "\n")),
      end + 1 + 20 * count <= bytes.count
    else { return nil }
    return (0..<count).map { end + 1 + 20 * $0 }
  }

  private static func number(in bytes: [UInt8], at range: Range<Int>) -> Int? {
    let digits = bytes[range].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}

extension [UInt8] {
  /// The last occurrence of the text.
  fileprivate func lastRange(of text: String) -> Range<Int>? {
    let text = Array(text.utf8)
    guard count >= text.count else { return nil }
    return (0...count - text.count).last { self[$0...].starts(with: text) }
      .map { $0..<$0 + text.count }
  }
}
