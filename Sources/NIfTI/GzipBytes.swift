import CZ
import Foundation

/// Reads bytes in memory through zlib, compressed or not.
final class GzipBytes {
  private let data: Data
  private var place: Int
  /// nil if the bytes are not compressed. It must not move, because zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>?

  /// nil if zlib runs out of memory.
  init?(_ data: Data) {
    self.data = data
    place = data.startIndex
    guard data.starts(with: [0x1F, 0x8B]) else {
      stream = nil
      return
    }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    self.stream = stream
    // 15 for gzip's window size, plus 16 to select the gzip format.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, 31, ZLIB_VERSION, size) == Z_OK else { return nil }
  }

  deinit {
    if let stream {
      inflateEnd(stream)
      stream.deallocate()
    }
  }

  /// Up to `count` bytes, fewer at the end; nil if they are damaged or end early.
  func read(_ count: Int) -> [UInt8]? {
    if let stream { return inflated(count, stream) }
    let end = min(data.endIndex, place + count)
    defer { place = end }
    return Array(data[place..<end])
  }

  /// Inflates members one after the other, as ``GzipWriter`` writes them.
  private func inflated(_ count: Int, _ stream: UnsafeMutablePointer<z_stream>) -> [UInt8]? {
    var isSound = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while isSound, initialized < count, place < data.endIndex {
        let rest = data[place...]
        let (taken, result) = rest.withUnsafeBytes { input -> (Int, Int32) in
          let start = input.bindMemory(to: Bytef.self).baseAddress
          stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
          stream.pointee.avail_in = UInt32(clamping: input.count)
          stream.pointee.next_out = buffer.baseAddress.map { $0 + initialized }
          stream.pointee.avail_out = UInt32(clamping: count - initialized)
          let offered = Int(stream.pointee.avail_in)
          let result = inflate(stream, Z_NO_FLUSH)
          return (offered - Int(stream.pointee.avail_in), result)
        }
        let before = initialized
        initialized = count - Int(stream.pointee.avail_out)
        place += taken
        isAtEnd = result == Z_STREAM_END
        switch result {
        case Z_STREAM_END: isSound = inflateReset(stream) == Z_OK
        case Z_OK: isSound = taken > 0 || initialized > before
        default: isSound = false
        }
      }
    }
    // Data that ends within a member ends early.
    return isSound && (bytes.count == count || isAtEnd) ? bytes : nil
  }

  private var isAtEnd = false
}
