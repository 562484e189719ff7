import Foundation

/// An xz file written piece by piece, of any length. The same content gives the same bytes.
public final class XZFile {
  private let stream: XZStream
  private let file: FileHandle

  /// Starts a new file in place of any old one. The compression level is 1: higher levels make
  /// tables hardly smaller and take many times as long.
  public init(_ url: URL) throws {
    stream = try XZStream(encoding: url.lastPathComponent, level: 1)
    try Data().write(to: url)
    file = try FileHandle(forWritingTo: url)
  }

  deinit { try? file.close() }

  /// Appends bytes. Throws ``XZError`` if compression fails, and file system errors.
  public func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try code($0, isLast: false) }
  }

  /// Ends the stream. Nothing can be written afterwards.
  public func finish() throws {
    try code(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    try file.close()
  }

  private func code(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws {
    try stream.code(bytes, isLast: isLast) { try file.write(contentsOf: Data($0)) }
  }
}
