/// How a voxel is stored, by NIfTI-1's codes.
public enum NIfTIDataType: Int16, Hashable, Sendable {
  case uint8 = 2
  case int16 = 4
  case int32 = 8
  case float32 = 16
  case float64 = 64
  case int8 = 256
  case uint16 = 512
  case uint32 = 768
  case int64 = 1024
  case uint64 = 1280

  /// The number of bytes of a voxel.
  public var bytes: Int {
    switch self {
    case .uint8, .int8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// The message about a code that is none of these.
  static func refusal(ofCode code: Int) -> String {
    let kind: String? =
      switch code {
      case 1: "single bits"
      case 32, 1792, 2048: "complex numbers"
      case 128, 2304: "colours"
      case 1536: "floating-point numbers of 128 bits"
      default: nil
      }
    return kind.map {
      "the voxels are \($0) (data type \(code)); whole numbers and floating-point numbers of up to 64 bits are read"
    } ?? "voxels of data type \(code) cannot be read"
  }
}
