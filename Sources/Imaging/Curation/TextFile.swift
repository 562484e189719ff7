import Foundation

/// A text file that is written line by line.
final class TextFile {
  private let handle: FileHandle

  /// Begins the file anew.
  init(_ url: URL) throws {
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
  }

  deinit { try? handle.close() }

  func write(_ line: String) throws { try handle.write(contentsOf: Data((line + "\n").utf8)) }

  /// The lines of a file, one at a time, as long as it is.
  static func forEachLine(of url: URL, _ body: (Substring) throws -> Void) throws {
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    var rest = Data()
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      rest.append(piece)
      guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
      let text = String(decoding: rest[...end], as: UTF8.self)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        try body(line)
      }
      rest = Data(rest[(end + 1)...])
    }
  }
}
