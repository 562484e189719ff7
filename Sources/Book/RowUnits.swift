/// Units of a table whose rows measure different things: those of each row, for some of its
/// columns.
public struct RowUnits: Sendable {
  /// By row; empty where there is none.
  public var units: [String]
  /// Names of the columns that they hold for.
  public var columns: Set<String>

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
