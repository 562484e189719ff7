/// An image of real values: rows from top to bottom, columns from left to right.
public struct Plane: Hashable, Sendable {
  public var rows: Int
  public var columns: Int
  /// `rows * columns`, row by row.
  public var values: [Float]

  public init(rows: Int, columns: Int, values: [Float]) {
    precondition(values.count == rows * columns, "a plane has rows times columns values")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  public subscript(row: Int, column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }
}
