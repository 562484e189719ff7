/// A mapping from values to colours.
public enum ColorScale: Sendable, Hashable, Codable {
  /// From white to dark blue, with strictly falling lightness.
  case sequential(low: Double, high: Double)
  /// From blue through white at `middle` to orange. Values farther away than `reach` take the end
  /// colours.
  case diverging(middle: Double, reach: Double)
}
