import CLZMA
import Foundation

/// A file that liblzma writes piece by piece, whatever its length; the same bytes for the same text.
final class XZFile {
  private var stream = lzma_stream()
  private let file: FileHandle
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)

  /// Begins the file anew. Level 1: tables hardly get smaller with more, and take many times as long.
  init(_ url: URL) throws {
    try Data().write(to: url)
    file = try FileHandle(forWritingTo: url)
    guard lzma_easy_encoder(&stream, 1, LZMA_CHECK_CRC64) == LZMA_OK else {
      throw CocoaError(.fileWriteUnknown)
    }
  }

  deinit {
    lzma_end(&stream)
    try? file.close()
  }

  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBufferPointer { try code($0, LZMA_RUN) }
  }

  /// Ends the stream; nothing can be written any more.
  func finish() throws {
    try code(UnsafeBufferPointer(start: nil, count: 0), LZMA_FINISH)
    try file.close()
  }

  private func code(_ bytes: UnsafeBufferPointer<UInt8>, _ action: lzma_action) throws {
    stream.next_in = bytes.baseAddress
    stream.avail_in = bytes.count
    var result = LZMA_OK
    repeat {
      let count = try buffer.withUnsafeMutableBufferPointer { output -> Int in
        stream.next_out = output.baseAddress
        stream.avail_out = output.count
        result = lzma_code(&stream, action)
        guard result == LZMA_OK || result == LZMA_STREAM_END else {
          throw CocoaError(.fileWriteUnknown)
        }
        return output.count - stream.avail_out
      }
      if count > 0 { try file.write(contentsOf: Data(buffer[..<count])) }
    } while action == LZMA_FINISH ? result != LZMA_STREAM_END : stream.avail_in > 0
  }
}
