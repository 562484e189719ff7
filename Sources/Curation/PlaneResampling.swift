import Imaging

/// The weights that bring planes of one size to another, as ``PixelGrid/resized(rows:columns:)``
/// says.
struct PlaneResampling: Sendable {
  /// Rows and columns of the planes it takes.
  let source: SIMD2<Int>
  private let high: LineResampling
  private let wide: LineResampling

  /// From rows and columns to others.
  init(from source: SIMD2<Int>, to size: SIMD2<Int>) {
    self.source = source
    high = LineResampling(from: source.x, to: size.x)
    wide = LineResampling(from: source.y, to: size.y)
  }

  func callAsFunction(_ plane: Plane) -> Plane {
    precondition(source == SIMD2(plane.rows, plane.columns), "weights for planes of another size")
    let (rows, columns) = (high.size, wide.size)
    var middle = [Float](repeating: 0, count: source.x * columns)
    var values = [Float](repeating: 0, count: rows * columns)
    plane.values.withUnsafeBufferPointer { input in
      middle.withUnsafeMutableBufferPointer { wide.alongRows(input, $0, rows: source.x) }
    }
    middle.withUnsafeBufferPointer { input in
      values.withUnsafeMutableBufferPointer { high.acrossRows(input, $0, length: columns) }
    }
    return Plane(rows: rows, columns: columns, values: values)
  }
}
