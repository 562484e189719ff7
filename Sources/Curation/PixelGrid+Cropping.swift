import Imaging

extension PixelGrid {
  /// Cropped or padded with zeros about the centre, the odd pixel on the leading side, and moved by
  /// `shift` rows and columns.
  package func centered(rows: Int, columns: Int, shift: SIMD2<Int> = .zero) -> PixelGrid {
    if rows == self.rows && columns == self.columns && shift == .zero { return self }
    let top = PlaneTransform.lead(from: self.rows, to: rows) + shift.x
    let left = PlaneTransform.lead(from: self.columns, to: columns) + shift.y
    var result = PixelGrid(
      rows: rows, columns: columns, values: [Value](repeating: 0, count: rows * columns))
    // Nothing of it may be left.
    guard top < rows, top + self.rows > 0, left < columns, left + self.columns > 0 else {
      return result
    }
    let kept = max(0, left)..<min(columns, left + self.columns)
    for row in max(0, top)..<min(rows, top + self.rows) {
      let start = (row - top) * self.columns - left
      result.values.replaceSubrange(
        row * columns + kept.lowerBound..<row * columns + kept.upperBound,
        with: values[start + kept.lowerBound..<start + kept.upperBound])
    }
    return result
  }

  /// Turned as the original's `numpy.rot90(array, 3)` turns an array of x and y: the new x runs
  /// along y, the new y against x.
  func turned() -> PixelGrid {
    let values = [Value](unsafeUninitializedCapacity: values.count) { buffer, initialized in
      self.values.withUnsafeBufferPointer { own in
        // Sixteen new rows at a time: what is read and what is written both stay close by.
        for first in stride(from: 0, to: columns, by: 16) {
          for column in 0..<rows {
            let end = (column + 1) * columns - 1
            for row in first..<min(first + 16, columns) {
              buffer.initializeElement(at: row * rows + column, to: own[end - row])
            }
          }
        }
      }
      initialized = self.values.count
    }
    return PixelGrid(rows: columns, columns: rows, values: values)
  }
}
