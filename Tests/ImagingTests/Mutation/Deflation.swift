import CZ

/// Bytes deflated without a header, piece by piece.
final class Deflation {
  /// In one place throughout: zlib remembers where.
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    _ = deflateInit2_(
      stream, 1, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func append(_ bytes: [UInt8]) -> [UInt8] { run(bytes, Z_NO_FLUSH) }

  /// So that what comes before and after does not matter to it.
  func appendAlone(_ bytes: [UInt8]) -> [UInt8] { run(bytes, Z_FULL_FLUSH) }

  func end() -> [UInt8] { run([], Z_FINISH) }

  private func run(_ bytes: [UInt8], _ flush: Int32) -> [UInt8] {
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 65536)
    let left = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        stream.pointee.next_in = from.baseAddress
        stream.pointee.avail_in = uInt(from.count)
        stream.pointee.next_out = to.baseAddress
        stream.pointee.avail_out = uInt(to.count)
        _ = deflate(stream, flush)
        return Int(stream.pointee.avail_out)
      }
    }
    return Array(output.dropLast(left))
  }
}
