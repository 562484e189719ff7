/// Where the pixels of one plane lie on another, in pixels: `origin + column * x + row * y`. Whole
/// numbers are the centres of pixels.
public struct PlaneMap: Codable, Hashable, Sendable {
  /// Where the first pixel's centre lies.
  public var origin: SIMD2<Double>
  /// A step to the next column, and one to the next row.
  public var column, row: SIMD2<Double>

  public init(
    origin: SIMD2<Double> = .zero, column: SIMD2<Double> = SIMD2(1, 0),
    row: SIMD2<Double> = SIMD2(0, 1)
  ) {
    self.origin = origin
    self.column = column
    self.row = row
  }

  /// Where a point comes to lie.
  public func callAsFunction(_ point: SIMD2<Double>) -> SIMD2<Double> {
    origin + column * point.x + row * point.y
  }

  /// A contour on the other plane.
  public func callAsFunction(_ contour: Contour) -> Contour {
    Contour(contour.points.map { self($0) })
  }
}
