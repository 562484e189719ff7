import Foundation

extension Plane {
  /// Resampled to another size, bilinear between pixel centres, after a Gaussian of (factor - 1) / 2 pixels where
  /// it shrinks; lines go on mirrored at the outermost pixels. As scikit-image's `resize` (order 1, anti-aliasing).
  public func resized(rows: Int, columns: Int) -> Plane {
    let wide = LineResampling(from: self.columns, to: columns)
    let high = LineResampling(from: self.rows, to: rows)
    var middle = Plane(
      rows: self.rows, columns: columns,
      values: [Float](repeating: 0, count: self.rows * columns))
    for row in 0..<self.rows {
      let start = row * self.columns
      wide.apply(
        from: values, start: start, stride: 1, to: &middle.values, start: row * columns, stride: 1)
    }
    var result = Plane(
      rows: rows, columns: columns, values: [Float](repeating: 0, count: rows * columns))
    for column in 0..<columns {
      high.apply(
        from: middle.values, start: column, stride: columns, to: &result.values, start: column,
        stride: columns)
    }
    return result
  }
}

/// The weights of one line's pixels in each pixel of the resampled line.
private struct LineResampling {
  /// For each output pixel the input pixels and their weights.
  private var taps: [[(index: Int, weight: Float)]]

  init(from count: Int, to size: Int) {
    let factor = Double(count) / Double(size)
    let sigma = max(0, (factor - 1) / 2)
    let radius = Int(4 * sigma + 0.5)
    let offsets = Array(-radius...radius)
    let raw = offsets.map { sigma > 0 ? exp(-0.5 * Double($0 * $0) / (sigma * sigma)) : 1 }
    let total = raw.reduce(0, +)
    let kernel = raw.map { $0 / total }

    // The mirror of a line of n pixels repeats after 2 (n - 1); the outermost pixel stands once.
    func mirrored(_ index: Int) -> Int {
      if count == 1 { return 0 }
      let period = 2 * (count - 1)
      let inside = ((index % period) + period) % period
      return inside < count ? inside : period - inside
    }
    taps = (0..<size).map { output in
      let place = (Double(output) + 0.5) * factor - 0.5
      let left = place.rounded(.down)
      var weights: [Int: Double] = [:]
      for (pixel, share) in [(Int(left), 1 - (place - left)), (Int(left) + 1, place - left)] {
        // First to the line, then into the Gaussian: what lies outside is the smoothed line mirrored.
        let inside = mirrored(pixel)
        for (offset, weight) in zip(offsets, kernel) {
          weights[mirrored(inside + offset), default: 0] += share * weight
        }
      }
      return weights.sorted { $0.key < $1.key }.filter { $0.value != 0 }
        .map { ($0.key, Float($0.value)) }
    }
  }

  func apply(
    from input: [Float], start: Int, stride: Int, to output: inout [Float], start first: Int,
    stride step: Int
  ) {
    for (index, taps) in taps.enumerated() {
      var sum: Float = 0
      for tap in taps { sum += tap.weight * input[start + tap.index * stride] }
      output[first + index * step] = sum
    }
  }
}
