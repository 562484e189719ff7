/// An image with rows from top to bottom and columns from left to right.
public struct PixelGrid<Value: Hashable & Sendable & ExpressibleByIntegerLiteral>: Hashable,
  Sendable
{
  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int
  /// `rows * columns` values in row-major order.
  public var values: [Value]

  @inlinable public init(rows: Int, columns: Int, values: [Value]) {
    precondition(values.count == rows * columns, "a plane has rows times columns values")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// The value of a pixel, with row and column from 0.
  @inlinable public subscript(row: Int, column: Int) -> Value {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }
}

/// An image of real values.
public typealias Plane = PixelGrid<Float>
