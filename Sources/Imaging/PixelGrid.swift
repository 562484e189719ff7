/// An image: rows from top to bottom, columns from left to right.
public struct PixelGrid<Value: Hashable & Sendable & ExpressibleByIntegerLiteral>: Hashable,
  Sendable
{
  public var rows: Int
  public var columns: Int
  /// `rows * columns`, row by row.
  public var values: [Value]

  @inlinable public init(rows: Int, columns: Int, values: [Value]) {
    precondition(values.count == rows * columns, "a plane has rows times columns values")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  @inlinable public subscript(row: Int, column: Int) -> Value {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }
}

/// An image of real values.
public typealias Plane = PixelGrid<Float>
