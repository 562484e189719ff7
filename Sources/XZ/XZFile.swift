import Foundation

/// An xz file that is written piece by piece, however long it gets; the same bytes for the same
/// content.
public final class XZFile {
  private let stream: XZStream
  private let file: FileHandle

  /// Begins the file anew. Level 1: more makes tables hardly smaller, and takes many times as long.
  public init(_ url: URL) throws {
    stream = try XZStream(encoding: url.lastPathComponent, level: 1)
    try Data().write(to: url)
    file = try FileHandle(forWritingTo: url)
  }

  deinit { try? file.close() }

  public func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try code($0, isLast: false) }
  }

  /// Ends the stream; nothing can be written any more.
  public func finish() throws {
    try code(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    try file.close()
  }

  private func code(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws {
    try stream.code(bytes, isLast: isLast) { try file.write(contentsOf: Data($0)) }
  }
}
