import CLZMA

/// One pass through liblzma, in either direction: bytes go in and come out piece by piece.
final class XZStream {
  private var stream = lzma_stream()
  private let file: String
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)

  /// LZMA_CONCATENATED, a macro that Swift does not see: several streams in a row are one file.
  private static let concatenated: UInt32 = 0x08

  /// Decompresses with at most 1 GiB of memory. `file` is the name in errors.
  init(decoding file: String) throws(XZError) {
    self.file = file
    guard lzma_stream_decoder(&stream, 1 << 30, Self.concatenated) == LZMA_OK else {
      throw XZError(file: file, reason: "the xz decoder cannot be started")
    }
  }

  /// Compresses to one stream with a CRC64 check, at a level from 0 to 9.
  init(encoding file: String, level: UInt32) throws(XZError) {
    self.file = file
    guard lzma_easy_encoder(&stream, level, LZMA_CHECK_CRC64) == LZMA_OK else {
      throw XZError(file: file, reason: "the xz encoder cannot be started")
    }
  }

  deinit { lzma_end(&stream) }

  /// Processes all of `input` and passes the output on in order. Nothing may follow the last piece.
  ///
  /// Throws ``XZError`` if the data ends early or is damaged, and rethrows the errors of `body`.
  func code(
    _ input: UnsafeRawBufferPointer, isLast: Bool, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.avail_in = input.count
    var result = LZMA_OK
    repeat {
      let count = buffer.withUnsafeMutableBufferPointer { output in
        stream.next_out = output.baseAddress
        stream.avail_out = output.count
        result = lzma_code(&stream, isLast ? LZMA_FINISH : LZMA_RUN)
        return output.count - stream.avail_out
      }
      if count > 0 { try buffer.withUnsafeBytes { try body(.init(rebasing: $0[..<count])) } }
      guard result == LZMA_OK || result == LZMA_STREAM_END else {
        let isEarly = result == LZMA_BUF_ERROR
        throw XZError(
          file: file, reason: isEarly ? "the xz data ends early" : "the xz data is damaged")
      }
    } while isLast ? result != LZMA_STREAM_END : stream.avail_in > 0
  }
}
