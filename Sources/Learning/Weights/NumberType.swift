import Foundation

/// How numbers are stored in a file of weights, named as in safetensors.
public enum NumberType: String, CaseIterable, Sendable {
  case bool = "BOOL"
  case uint8 = "U8"
  case int8 = "I8"
  case uint16 = "U16"
  case int16 = "I16"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case uint32 = "U32"
  case int32 = "I32"
  case float32 = "F32"
  case uint64 = "U64"
  case int64 = "I64"
  case float64 = "F64"

  /// The number of bytes of one number.
  public var bytes: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    }
  }

  /// Converts little-endian bytes to 32-bit floating point, rounding to nearest if they hold more
  /// digits.
  func floats(_ data: Data) -> [Float] {
    switch self {
    case .bool: patterns(data, UInt8.self) { $0 == 0 ? 0 : 1 }
    case .uint8: patterns(data, UInt8.self) { Float($0) }
    case .int8: patterns(data, UInt8.self) { Float(Int8(bitPattern: $0)) }
    case .uint16: patterns(data, UInt16.self) { Float($0) }
    case .int16: patterns(data, UInt16.self) { Float(Int16(bitPattern: $0)) }
    case .float16: patterns(data, UInt16.self) { Float(Float16(bitPattern: $0)) }
    case .bfloat16: patterns(data, UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .uint32: patterns(data, UInt32.self) { Float($0) }
    case .int32: patterns(data, UInt32.self) { Float(Int32(bitPattern: $0)) }
    case .float32: patterns(data, UInt32.self) { Float(bitPattern: $0) }
    case .uint64: patterns(data, UInt64.self) { Float($0) }
    case .int64: patterns(data, UInt64.self) { Float(Int64(bitPattern: $0)) }
    case .float64: patterns(data, UInt64.self) { Float(Double(bitPattern: $0)) }
    }
  }

  private func patterns<Pattern: FixedWidthInteger>(
    _ data: Data, _ type: Pattern.Type, _ float: (Pattern) -> Float
  ) -> [Float] {
    data.withUnsafeBytes { buffer in
      (0..<buffer.count / bytes).map {
        float(
          Pattern(littleEndian: buffer.loadUnaligned(fromByteOffset: $0 * bytes, as: type)))
      }
    }
  }
}
