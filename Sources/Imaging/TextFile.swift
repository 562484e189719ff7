import Foundation

/// A text file that is written line by line.
package final class TextFile {
  private let handle: FileHandle
  private var waiting: [UInt8] = []
  private let most: Int

  /// Begins the file anew. Lines wait until they are more than `buffer` bytes.
  package init(_ url: URL, buffer: Int = 0) throws {
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
    most = buffer
  }

  deinit { try? handle.close() }

  package func write(_ line: String) throws { try write(line.utf8) }

  package func write(_ line: some Sequence<UInt8>) throws {
    waiting += line
    waiting.append(UInt8(ascii: "\n"))
    if waiting.count > most { try flush() }
  }

  package func flush() throws {
    try handle.write(contentsOf: waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// The lines of a file, one at a time, as long as it is.
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
