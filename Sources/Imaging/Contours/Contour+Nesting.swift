extension Contour {
  /// Whether a point lies within the polygon, by the even-odd rule.
  func holds(_ point: SIMD2<Double>) -> Bool {
    var isInside = false
    for (a, b) in zip(points, points.dropFirst() + points.prefix(1))
    where (a.y > point.y) != (b.y > point.y) {
      let x = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
      if point.x < x { isInside.toggle() }
    }
    return isInside
  }

  /// The distance of a point from the line, in pixels.
  func distance(to point: SIMD2<Double>) -> Double {
    var least = Double.infinity
    for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) {
      let (line, away) = (b - a, point - a)
      let length = (line * line).sum()
      let share = length > 0 ? max(0, min(1, (line * away).sum() / length)) : 0
      let rest = away - line * share
      least = min(least, (rest * rest).sum())
    }
    return least.squareRoot()
  }

  /// Whether some point lies more than `tolerance` pixels outside of another contour.
  func leaves(_ other: Contour, by tolerance: Double) -> Bool {
    points.contains { !other.holds($0) && other.distance(to: $0) > tolerance }
  }

  /// Whether some point lies more than a pixel outside of an image of so many columns and rows.
  /// Pixels end half a pixel beyond their centres, and drawings may be off by as much.
  package func leaves(_ size: SIMD2<Int>) -> Bool {
    points.contains {
      !(-1...Double(size.x)).contains($0.x) || !(-1...Double(size.y)).contains($0.y)
    }
  }
}
