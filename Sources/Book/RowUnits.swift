/// Units for a table whose rows measure different things: each row has its own unit for some of the
/// columns.
public struct RowUnits: Sendable {
  /// The unit of each row; empty for none.
  public var units: [String]
  /// Names of the columns that the units apply to.
  public var columns: Set<String>

  /// `units`: one for each row; `columns`: the names of those that they apply to.
  public init(_ units: [String], of columns: Set<String>) {
    self.units = units
    self.columns = columns
  }

  func unit(row: Int, column: String) -> String? {
    guard columns.contains(column), units.indices.contains(row), !units[row].isEmpty else {
      return nil
    }
    return units[row]
  }
}
