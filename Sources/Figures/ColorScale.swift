/// From values to colours.
public enum ColorScale: Sendable, Hashable, Codable {
  /// White to dark blue, lightness strictly falling.
  case sequential(low: Double, high: Double)
  /// Blue, white at `middle`, orange; values beyond `reach` take the end colour.
  case diverging(middle: Double, reach: Double)
}
