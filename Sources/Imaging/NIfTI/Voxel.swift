/// What images are written as.
package protocol Voxel: Hashable, Sendable, ExpressibleByIntegerLiteral {
  static var dataType: NIfTIDataType { get }
  /// Its bytes as the file has them.
  var littleEndian: Self { get }
  /// The nearest there is.
  init(nearest value: Float)
}

extension Float: Voxel {
  package static var dataType: NIfTIDataType { .float32 }
  package var littleEndian: Float { Float(bitPattern: bitPattern.littleEndian) }
  package init(nearest value: Float) { self = value }
}

extension Int16: Voxel {
  package static var dataType: NIfTIDataType { .int16 }

  /// Ties to even, the ends of the range for what lies beyond, 0 for what is no number.
  @inlinable package init(nearest value: Float) {
    // Above 1.5 * 2^23 a float has no bits for a fraction: the sum is rounded, and its low bits
    // are the number. So a processor takes many values at once, which it does not with
    // `rounded()`.
    let inside = Swift.max(-32768, Swift.min(32767, value.isNaN ? 0 : value))
    self = Int16(truncatingIfNeeded: (inside + 0x1.8p23).bitPattern)
  }
}
