import NIfTI

/// A type of voxel that images are written with.
package protocol Voxel: Hashable, Sendable, ExpressibleByIntegerLiteral {
  static var dataType: NIfTIDataType { get }
  /// The value in the file's byte order.
  var littleEndian: Self { get }
  /// The representable value nearest to `value`.
  init(nearest value: Float)
}

extension Float: Voxel {
  package static var dataType: NIfTIDataType { .float32 }
  package var littleEndian: Float { Float(bitPattern: bitPattern.littleEndian) }
  package init(nearest value: Float) { self = value }
}

extension Int16: Voxel {
  package static var dataType: NIfTIDataType { .int16 }

  /// Rounds ties to even, clamps to the range, and gives 0 for NaN.
  @inlinable package init(nearest value: Float) {
    // Above 1.5 * 2^23 a float has no bits for a fraction, so the sum is rounded and its low bits
    // are the number. Unlike `rounded()` this can be vectorised.
    let inside = Swift.max(-32768, Swift.min(32767, value.isNaN ? 0 : value))
    self = Int16(truncatingIfNeeded: (inside + 0x1.8p23).bitPattern)
  }
}
