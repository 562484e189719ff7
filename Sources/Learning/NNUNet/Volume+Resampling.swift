extension Volume {
  /// Resamples slice by slice to other numbers of rows and columns. Values are clipped to the
  /// original range: of each slice if `isBySlice`, else of the volume.
  func resampled(
    rows: Int, columns: Int, by interpolation: LineInterpolation, isBySlice: Bool,
    rounded: (Double) -> Float
  ) -> Volume {
    guard [rows, columns] != Array(size[1...]) else { return self }
    var result = Volume(size: [size[0], rows, columns], values: [])
    result.values.reserveCapacity(size[0] * rows * columns)
    let all = values.bounds
    for slice in 0..<size[0] {
      let part = values[slice * plane..<(slice + 1) * plane]
      let bounds = isBySlice ? part.bounds : all
      let tall = Self.columnsResampled(part.map { Double($0) }, size[2], rows, interpolation)
      for row in 0..<rows {
        let line = Array(tall[row * size[2]..<(row + 1) * size[2]])
        result.values += interpolation(line, count: columns).map {
          rounded(min(max($0, Double(bounds.low)), Double(bounds.high)))
        }
      }
    }
    return result
  }

  /// Resamples each column of a plane to `rows` samples.
  private static func columnsResampled(
    _ plane: [Double], _ columns: Int, _ rows: Int, _ interpolation: LineInterpolation
  ) -> [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    for column in 0..<columns {
      let line = stride(from: column, to: plane.count, by: columns).map { plane[$0] }
      for (row, value) in interpolation(line, count: rows).enumerated() {
        result[row * columns + column] = value
      }
    }
    return result
  }
}

extension RandomAccessCollection where Element == Float {
  /// The smallest and largest value; 0 for an empty list.
  fileprivate var bounds: (low: Float, high: Float) {
    reduce((first ?? 0, first ?? 0)) { (Swift.min($0.0, $1), Swift.max($0.1, $1)) }
  }
}
