import CISAL
import Foundation

/// The checksums of TensorFlow's checkpoints and of LevelDB's tables.
enum Checksum {
  /// CRC-32C (Castagnoli, RFC 3720), by the processor's instruction where it has one.
  static func crc32c(_ data: Data) -> UInt32 {
    data.withUnsafeBytes { buffer in
      var crc = ~UInt32(0)
      var rest = buffer
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
        // The library takes its input as if it could write there, and does not.
        let bytes = UnsafeMutablePointer(
          mutating: part.assumingMemoryBound(to: UInt8.self).baseAddress)
        crc = crc32_iscsi(bytes, Int32(part.count), crc)
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
      }
      return ~crc
    }
  }

  /// What stands in a file for a checksum: turned and shifted, as sums of bytes that hold their own
  /// sum tell little.
  static func unmasked(_ stored: UInt32) -> UInt32 {
    let turned = stored &- 0xa282_ead8
    return turned >> 17 | turned << 15
  }
}
