extension SIMD3<Double> {
  @inlinable package func dot(_ other: Self) -> Double { (self * other).sum() }

  @inlinable package func cross(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  @inlinable package var length: Double { dot(self).squareRoot() }

  /// Of length 1; itself where it has none.
  @inlinable package var normalized: Self { length > 0 ? self / length : self }
}
