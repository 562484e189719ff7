import CLZMA
import Foundation

/// The xz format, through liblzma.
public enum XZ {
  /// LZMA_CONCATENATED, a macro that Swift does not see: several streams one after the other are
  /// one file.
  private static let concatenated: UInt32 = 0x08

  /// Decompresses a file piece by piece; `body` gets each piece in order. `named`: what errors call
  /// the file. Throws ``TableError`` where the data ends early or is damaged.
  public static func decompress(
    contentsOf url: URL, named: String? = nil, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let name = named ?? url.lastPathComponent
    let data = try Data(contentsOf: url, options: .alwaysMapped)
    var stream = lzma_stream()
    guard lzma_stream_decoder(&stream, 1 << 30, concatenated) == LZMA_OK else {
      throw TableError.damaged(file: name, "the xz decoder cannot be started")
    }
    defer { lzma_end(&stream) }
    let size = 1 << 18
    let output = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    defer { output.deallocate() }
    try data.withUnsafeBytes { input in
      stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
      stream.avail_in = input.count
      while true {
        stream.next_out = output
        stream.avail_out = size
        let result = lzma_code(&stream, LZMA_FINISH)
        try body(UnsafeRawBufferPointer(start: output, count: size - stream.avail_out))
        if result == LZMA_STREAM_END { return }
        guard result == LZMA_OK else {
          let early = result == LZMA_BUF_ERROR
          throw TableError.damaged(
            file: name, early ? "the xz data ends early" : "the xz data is damaged")
        }
      }
    }
  }

  /// One xz stream with a CRC64 check; the same bytes for the same data.
  public static func compress(_ data: Data) throws -> Data {
    var output = Data(count: lzma_stream_buffer_bound(data.count))
    var length = 0
    let result = output.withUnsafeMutableBytes { output in
      data.withUnsafeBytes { input in
        lzma_easy_buffer_encode(
          6, LZMA_CHECK_CRC64, nil, input.bindMemory(to: UInt8.self).baseAddress, input.count,
          output.bindMemory(to: UInt8.self).baseAddress, &length, output.count)
      }
    }
    guard result == LZMA_OK else {
      throw TableError.damaged(file: "xz", "the data cannot be compressed")
    }
    return output.prefix(length)
  }
}
