/// Columns of equal length, each with a name, a type and, for the reader, a title and a unit.
public struct Table: Sendable, Hashable, Codable {
  public private(set) var columns: [Column]
  /// The file that it was read from, for sentences about what is wrong with it; no part of its value.
  var file: String?

  private enum CodingKeys: String, CodingKey { case columns }

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
    try naming { () throws(TableError) in
      guard let column = columns.first(where: { $0.name == name }) else {
        throw TableError.missingColumn(name, known: columnNames)
      }
      return column
    }
  }

  /// A numeric column; missing is NaN.
  public func numbers(_ name: String) throws -> [Double] {
    let column = try column(name)
    return try naming(column.numbers)
  }

  /// A numeric column without fractions and without gaps.
  public func counts(_ name: String) throws -> [Int] {
    let column = try column(name)
    return try naming(column.counts)
  }

  /// A column as text, whatever its type.
  public func texts(_ name: String) throws -> [String] { try column(name).texts() }

  public func logicals(_ name: String) throws -> [Bool?] {
    let column = try column(name)
    return try naming(column.logicals)
  }

  /// Itself, where it has rows: what is computed of none says nothing. Throws ``TableError/noRows``.
  public func withRows() throws -> Table {
    try naming { () throws(TableError) in
      if rowCount == 0 { throw TableError.noRows }
    }
    return self
  }

  /// The rows at `indices`, in that order.
  public func rows(_ indices: [Int]) -> Table {
    var copy = self
    copy.columns = columns.map { $0.rows(indices) }
    return copy
  }

  /// Says in which file the error is, where the table is from one.
  private func naming<Value>(_ body: () throws(TableError) -> Value) throws(TableError) -> Value {
    do {
      return try body()
    } catch {
      throw file.map { .within(file: $0, error) } ?? error
    }
  }

  public static func == (a: Table, b: Table) -> Bool { a.columns == b.columns }
  public func hash(into hasher: inout Hasher) { hasher.combine(columns) }
}
