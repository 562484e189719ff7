import CISAL
import Foundation

/// The checksums of TensorFlow's checkpoints and of LevelDB's tables.
enum Checksum {
  /// CRC-32C (Castagnoli, RFC 3720), with the processor's instruction if it has one.
  static func crc32c(_ data: Data) -> UInt32 {
    data.withUnsafeBytes { buffer in
      var crc = ~UInt32(0)
      var rest = buffer
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
        // The library takes a mutable pointer but does not write to it.
        let bytes = UnsafeMutablePointer(
          mutating: part.assumingMemoryBound(to: UInt8.self).baseAddress)
        crc = crc32_iscsi(bytes, Int32(part.count), crc)
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
      }
      return ~crc
    }
  }

  /// The checksum behind the masked form stored in a file. It is stored rotated and shifted,
  /// because a checksum over bytes that contain checksums tells little.
  static func unmasked(_ stored: UInt32) -> UInt32 {
    let turned = stored &- 0xa282_ead8
    return turned >> 17 | turned << 15
  }
}
