/// Columns of equal length, each with a name, a type and, for the reader, a title and a unit.
public struct Table: Sendable, Hashable, Codable {
  public private(set) var columns: [Column]

  /// Throws where lengths differ or a name stands twice.
  public init(_ columns: [Column]) throws {
    for column in columns where column.count != columns[0].count {
      throw TableError.unequalLengths(columns[0].name, columns[0].count, column.name, column.count)
    }
    var seen = Set<String>()
    for column in columns where !seen.insert(column.name).inserted {
      throw TableError.duplicateColumn(column.name)
    }
    self.columns = columns
  }

  public var rowCount: Int { columns.first?.count ?? 0 }
  public var columnNames: [String] { columns.map(\.name) }

  /// Throws ``TableError/missingColumn(_:known:)`` with the names that there are.
  public func column(_ name: String) throws -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw TableError.missingColumn(name, known: columnNames)
    }
    return column
  }

  /// A numeric column; missing is NaN.
  public func numbers(_ name: String) throws -> [Double] { try column(name).numbers() }
  /// A column as text, whatever its type.
  public func texts(_ name: String) throws -> [String] { try column(name).texts() }
  public func logicals(_ name: String) throws -> [Bool?] { try column(name).logicals() }

  /// The rows at `indices`, in that order.
  public func rows(_ indices: [Int]) -> Table {
    var copy = self
    copy.columns = columns.map { $0.rows(indices) }
    return copy
  }
}
