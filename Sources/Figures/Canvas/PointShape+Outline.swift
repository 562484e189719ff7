extension PointShape {
  /// Whether the shape is filled. Crosses and pluses are strokes.
  var isFilled: Bool { self != .cross && self != .plus }

  func lineWidth(size: Double) -> Double { max(0.6, size * 0.28) }

  /// The outline of the shape about (0, 0); empty for circles. All shapes have about the area of a
  /// circle with diameter `size`.
  func outline(size: Double) -> [[Point]] {
    let r = size / 2
    switch self {
    case .circle: return []
    case .square:
      let h = r * 0.886
      return [[Point(-h, -h), Point(h, -h), Point(h, h), Point(-h, h)]]
    case .triangle:
      let h = r * 1.35
      return [[Point(0, -h * 0.95), Point(h * 0.866, h * 0.6), Point(-h * 0.866, h * 0.6)]]
    case .diamond:
      let h = r * 1.25
      return [[Point(0, -h), Point(h, 0), Point(0, h), Point(-h, 0)]]
    case .cross:
      let h = r * 0.85
      return [[Point(-h, -h), Point(h, h)], [Point(-h, h), Point(h, -h)]]
    case .plus:
      let h = r * 1.1
      return [[Point(-h, 0), Point(h, 0)], [Point(0, -h), Point(0, h)]]
    }
  }
}
