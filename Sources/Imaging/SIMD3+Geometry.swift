extension SIMD3<Double> {
  /// The scalar product.
  @inlinable package func dot(_ other: Self) -> Double { (self * other).sum() }

  /// The vector product.
  @inlinable package func cross(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  /// The Euclidean length.
  @inlinable package var length: Double { dot(self).squareRoot() }

  /// The vector scaled to length 1; a zero vector stays as it is.
  @inlinable package var normalized: Self { length > 0 ? self / length : self }
}
