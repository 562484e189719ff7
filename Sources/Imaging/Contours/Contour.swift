/// A closed polygon drawn on an image; the last point connects to the first.
///
/// Coordinates are in pixels, x to the right and y down; whole numbers are the centres of pixels.
public struct Contour: Sendable, Hashable {
  /// The corners, in order.
  public var points: [SIMD2<Double>]

  public init(_ points: [SIMD2<Double>]) { self.points = points }

  /// The area in pixels by the shoelace formula; 0 for fewer than three points.
  public var area: Double {
    var twice = 0.0
    for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) {
      twice += a.x * b.y - b.x * a.y
    }
    return abs(twice) / 2
  }
}
