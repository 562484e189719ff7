import Foundation
import TestSupport

@testable import Learning

/// Weights and images that a formula gives, as the references of fastai and nnU-Net use it: u(name,
/// i) in [-1, 1) by a 32-bit hash of crc32(name) + i * 2654435761.
enum Formula {
  static func u(_ name: String, _ count: Int) -> [Double] {
    let start = crc32(name)
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count {
        var h = start &+ UInt32(truncatingIfNeeded: index) &* 2_654_435_761
        h = (h ^ (h >> 16)) &* 0x7feb_352d
        h = (h ^ (h >> 15)) &* 0x846c_a68b
        buffer[index] = Double(h ^ (h >> 16)) / 2_147_483_648 - 1
      }
      filled = count
    }
  }

  /// `prefix` stands before the name in the formula.
  static func tensor(_ name: String, _ shape: [Int], prefix: String = "") -> Weights.Tensor {
    let (scale, offset) =
      if shape.count > 1 {
        ((6 / Double(shape.dropFirst().reduce(1, *))).squareRoot(), 0.0)
      } else if name.hasSuffix("running_mean") || name.hasSuffix("bias") {
        (0.1, 0.0)
      } else if name.hasSuffix("running_var") {
        (0.3, 1.0)
      } else {
        (0.2, 1.0)
      }
    let values = u(prefix + name, shape.reduce(1, *)).map { Float(offset + scale * $0) }
    return Weights.Tensor(shape: shape, values: values)
  }

  /// Of all parameters and statistics that a network has.
  static func weights(_ architecture: Architecture, prefix: String = "") throws -> Weights {
    let side = architecture.multiple
    var weights = Weights()
    for parameter in try architecture.graph(images: 1, height: side, width: side).parameters {
      weights[parameter.name] = tensor(parameter.name, parameter.shape, prefix: prefix)
    }
    return weights
  }

  /// The reflected CRC-32 of zlib.
  private static func crc32(_ text: String) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in text.utf8 {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xedb8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
