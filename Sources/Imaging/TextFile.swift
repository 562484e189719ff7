import Foundation

/// A text file written line by line.
package final class TextFile {
  private let handle: FileHandle
  private var waiting: [UInt8] = []
  private let most: Int

  /// Starts a new file in place of any old one. Lines are held back until they exceed `buffer`
  /// bytes.
  package init(_ url: URL, buffer: Int = 0) throws {
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
    most = buffer
  }

  deinit { try? handle.close() }

  /// Writes a line and a line break.
  package func write(_ line: String) throws { try write(line.utf8) }

  /// Writes the bytes of a line and a line break.
  package func write(_ line: some Sequence<UInt8>) throws {
    waiting += line
    waiting.append(UInt8(ascii: "\n"))
    if waiting.count > most { try flush() }
  }

  /// Writes the lines held back.
  package func flush() throws {
    try handle.write(contentsOf: waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Visits the lines of a file of any size, one at a time.
  package static func forEachLine(of url: URL, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    var rest: [UInt8] = []
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      rest += piece
      var start = 0
      while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
        try body(rest[start..<end])
        start = end + 1
      }
      rest.removeFirst(start)
    }
  }
}
