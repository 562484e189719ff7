import Foundation
import TestSupport

/// A NumPy file of 32-bit floating point.
enum NumPyFile {
  /// Its numbers, in the file's order.
  static func numbers(_ path: String) throws -> [Float] {
    try numbers(Data(contentsOf: DataMirror.url(path)))
  }

  static func numbers(_ data: Data) -> [Float] {
    let header = Int(data[data.startIndex + 8]) + Int(data[data.startIndex + 9]) << 8
    return data.dropFirst(10 + header).withUnsafeBytes { bytes in
      (0..<(bytes.count / 4)).map {
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
  }

  /// Of 16-bit floating point.
  static func halves(_ data: Data) -> [Float] {
    let header = Int(data[data.startIndex + 8]) + Int(data[data.startIndex + 9]) << 8
    return data.dropFirst(10 + header).withUnsafeBytes { bytes in
      (0..<(bytes.count / 2)).map {
        Float(
          Float16(
            bitPattern: UInt16(
              littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self))))
      }
    }
  }
}
