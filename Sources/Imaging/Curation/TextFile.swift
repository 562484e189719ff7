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
}
