/// A closed line drawn on an image: the last point joins the first.
///
/// In pixels, x to the right and y down; whole numbers are the centres of pixels.
public struct Contour: Sendable, Hashable {
  public var points: [SIMD2<Double>]

  public init(_ points: [SIMD2<Double>]) { self.points = points }

  /// By the shoelace formula, in pixels; 0 for fewer than three points.
  public var area: Double {
    var twice = 0.0
    for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) {
      twice += a.x * b.y - b.x * a.y
    }
    return abs(twice) / 2
  }
}
