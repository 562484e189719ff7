/// Something drawn in a panel. Positions are in units of the axes (categories are at 0, 1, 2, ...);
/// widths are in points.
public enum Mark: Sendable, Hashable, Codable {
  /// Points; `size` is the diameter in points.
  case points(
    x: [Double], y: [Double], color: Color, size: Double = 3, opacity: Double = 0.6,
    shape: PointShape = .circle)
  case line(
    x: [Double], y: [Double], color: Color, width: Double = 1.2, dash: Dash = .solid,
    label: String? = nil)
  /// The area between `low` and `high`.
  case band(x: [Double], low: [Double], high: [Double], color: Color, opacity: Double = 0.2)
  /// The line y = x over the range common to both axes.
  case identity
  case horizontal(y: Double, color: Color = .gray, dash: Dash = .solid, label: String? = nil)
  case vertical(x: Double, color: Color = .gray, dash: Dash = .solid, label: String? = nil)
  /// The line y = intercept + slope x.
  case slope(intercept: Double, slope: Double, color: Color, dash: Dash = .solid)
  /// Rectangles from (x0, y0) to (x1, y1): bars and histograms.
  case rectangles(
    x0: [Double], x1: [Double], y0: [Double], y1: [Double], color: Color, opacity: Double = 1)
  /// A box with whiskers at x. `width` is in units of the axis; outliers are points.
  case box(
    x: Double, width: Double, low: Double, q1: Double, median: Double, q3: Double, high: Double,
    outliers: [Double], color: Color)
  /// A vertical interval with a point in it.
  case interval(
    x: [Double], y: [Double], low: [Double], high: [Double], color: Color,
    shape: PointShape = .circle)
  /// Tiles of size one centred on (x, y) and coloured by value; not-a-number is left out. `texts`,
  /// if given, are written in them.
  case tiles(x: [Double], y: [Double], values: [Double], scale: ColorScale, texts: [String] = [])
  case text(x: Double, y: Double, String, anchor: TextAnchor = .start, color: Color = .ink)
  /// An image over x0...x1 and y0...y1 without smoothing.
  case image(Raster, x0: Double, x1: Double, y0: Double, y1: Double)
  /// Closed outlines drawn as lines, each a list of x and y coordinates.
  case outlines(x: [[Double]], y: [[Double]], color: Color, width: Double = 1)
}

/// The shape of a point's symbol.
public enum PointShape: String, Sendable, Codable {
  case circle, square, triangle, diamond, cross, plus
}
/// The pattern of a line.
public enum Dash: String, Sendable, Codable { case solid, dashed, dotted, dashDot }
/// Which part of a text is at its point.
public enum TextAnchor: String, Sendable, Codable { case start, middle, end }
