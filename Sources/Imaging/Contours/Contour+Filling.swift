extension Contour {
  /// Which pixels of an image the contour encloses: `width * height` values in row-major order.
  /// Parts outside the image are cut off.
  public func filled(width: Int, height: Int, rule: FillingRule) -> [Bool] {
    var mask = [Bool](repeating: false, count: width * height)
    guard !points.isEmpty, width > 0, height > 0, points.allSatisfy(\.isFinite) else { return mask }
    switch rule {
    case .centres:
      fillCentres(points, &mask, width, height)
    case .outlined:
      let corners = points.map { SIMD2($0.x.rounded(.towardZero), $0.y.rounded(.towardZero)) }
      fillCentres(corners, &mask, width, height)
      for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
        drawLine(a, b, &mask, width, height)
      }
    }
    return mask
  }
}

extension Contour {
  /// Fills each row between the first and second crossing of an edge, the third and fourth, and so
  /// on.
  private func fillCentres(
    _ corners: [SIMD2<Double>], _ mask: inout [Bool], _ width: Int, _ height: Int
  ) {
    let top = corners.map(\.y).min() ?? 0
    let bottom = corners.map(\.y).max() ?? 0
    let first = max(0, Int(clamping: top.rounded(.up)))
    let last = min(height - 1, Int(clamping: bottom.rounded(.down)))
    guard first <= last else { return }
    for row in first...last {
      let y = Double(row)
      var crossings: [Double] = []
      for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1))
      where (a.y <= y) != (b.y <= y) {
        crossings.append(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y))
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let left = max(0, Int(clamping: crossings[pair].rounded(.up)))
        let right = min(width - 1, Int(clamping: crossings[pair + 1].rounded(.down)))
        if left <= right { for column in left...right { mask[row * width + column] = true } }
      }
    }
  }

  /// Draws Bresenham's line between two whole pixels, visiting only the part within the image.
  private func drawLine(
    _ from: SIMD2<Double>, _ to: SIMD2<Double>, _ mask: inout [Bool], _ width: Int, _ height: Int
  ) {
    let (x, y) = (Int(clamping: from.x), Int(clamping: from.y))
    let (dx, dy) = (Int(clamping: to.x) - x, Int(clamping: to.y) - y)
    let isFlat = abs(dx) >= abs(dy)
    let (long, short) = isFlat ? (dx, dy) : (dy, dx)
    let (start, size) = isFlat ? (x, width) : (y, height)
    let (first, last) =
      long >= 0
      ? (max(0, -start), min(long, size - 1 - start))
      : (max(0, start - size + 1), min(-long, start))
    guard first <= last else { return }
    for step in first...last {
      // How far the other coordinate has moved by then: the nearest whole number, halves rounded
      // down.
      let others = long == 0 ? 0 : (2 * abs(short) * step + abs(long) - 1) / (2 * abs(long))
      let (along, across) = (long.signum() * step, short.signum() * others)
      let (column, row) = isFlat ? (x + along, y + across) : (x + across, y + along)
      if column >= 0, column < width, row >= 0, row < height { mask[row * width + column] = true }
    }
  }
}

extension SIMD2<Double> {
  fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Int {
  /// The integer part, clamped to a range beyond any image.
  fileprivate init(clamping value: Double) {
    self = Int(Swift.min(1e9, Swift.max(-1e9, value)))
  }
}
