/// How a line is drawn; `width` in points.
public struct Stroke: Sendable, Hashable {
  /// The colour of the line.
  public var ink: Ink
  /// The width in points.
  public var width: Double
  /// From 0 (invisible) to 1 (opaque).
  public var opacity: Double
  /// The pattern of dashes.
  public var dash: Dash

  /// By default an opaque solid line, one point wide.
  public init(_ ink: Ink, width: Double = 1, opacity: Double = 1, dash: Dash = .solid) {
    self.ink = ink
    self.width = width
    self.opacity = opacity
    self.dash = dash
  }

  /// Lengths of dashes and gaps in points; empty for a solid line.
  var pattern: [Double] {
    switch dash {
    case .solid: []
    case .dashed: [4, 2.5]
    case .dotted: [1, 2]
    case .dashDot: [5, 2, 1, 2]
    }
  }
}
