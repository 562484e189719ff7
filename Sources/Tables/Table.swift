/// Columns of equal length, each with a name, a type and, for readers, a title and a unit.
public struct Table: Sendable, Hashable, Codable {
  /// The columns from left to right.
  public private(set) var columns: [Column]
  /// The file that the table was read from and the line of each row, for messages about mistakes.
  /// Tables are compared without them.
  var file: String?
  var lines: [Int] = []

  private enum CodingKeys: String, CodingKey { case columns }

  /// Throws if lengths differ or two columns share a name.
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

  /// The same table shown with other decimals, given by column name. Columns of texts are not
  /// changed.
  public func showing(decimals: [String: Int]) -> Table {
    var table = self
    for index in columns.indices {
      if case .numbers = columns[index].values, let count = decimals[columns[index].name] {
        table.columns[index].decimals = count
      }
    }
    return table
  }

  /// The number of rows; 0 for a table without columns.
  public var rowCount: Int { columns.first?.count ?? 0 }
  /// The names of the columns from left to right.
  public var columnNames: [String] { columns.map(\.name) }

  /// The column with this name. Throws ``TableError/missingColumn(_:known:)``, which lists the
  /// names that exist.
  public func column(_ name: String) throws -> Column {
    try naming { () throws(TableError) in
      guard let column = columns.first(where: { $0.name == name }) else {
        throw TableError.missingColumn(name, known: columnNames)
      }
      return column
    }
  }

  /// A numeric column; a missing number is NaN. Throws ``TableError``.
  public func numbers(_ name: String) throws -> [Double] {
    let column = try column(name)
    return try naming(column.numbers)
  }

  /// A numeric column in which every number is finite and above `bound`. Throws ``TableError``.
  public func finiteNumbers(_ name: String, above bound: Double = -.infinity) throws -> [Double] {
    let found = try numbers(name)
    for (row, number) in found.enumerated() where !(number > bound && number < .infinity) {
      throw refusal(
        row,
        number.isNaN
          ? "column \(name): the number is missing"
          : "column \(name): \(Column.text(number)) is not "
            + (bound == -.infinity ? "finite" : "a finite number above \(Column.text(bound))"))
    }
    return found
  }

  /// The error for a row (from 0), with file and line if the table was read from a file.
  public func refusal(_ row: Int, _ what: String) -> TableError {
    guard let file, lines.indices.contains(row) else { return .refused(row: row + 1, what) }
    return .malformed(file: file, line: lines[row], what)
  }

  /// A column of whole numbers without missing ones. Throws ``TableError``.
  public func counts(_ name: String) throws -> [Int] {
    let column = try column(name)
    return try naming(column.counts)
  }

  /// A column as text, whatever its type. Throws ``TableError`` if there is no such column.
  public func texts(_ name: String) throws -> [String] { try column(name).texts() }

  /// A column of logicals; a missing one is nil. Texts are read as R writes them.
  public func logicals(_ name: String) throws -> [Bool?] {
    let column = try column(name)
    return try naming(column.logicals)
  }

  /// The table itself if it has rows, since statistics of none mean nothing. Otherwise throws
  /// ``TableError/noRows``.
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
    copy.lines = lines.isEmpty ? [] : indices.map { lines[$0] }
    return copy
  }

  /// Adds the file to errors if the table was read from one.
  private func naming<Value>(_ body: () throws(TableError) -> Value) throws(TableError) -> Value {
    do {
      return try body()
    } catch .notNumeric(let column, let row, let text) where lines.indices.contains(row - 1) {
      throw refusal(row - 1, "column \(column): “\(text)” is not a number")
    } catch .notWhole(let column, let row, let text) where lines.indices.contains(row - 1) {
      throw refusal(row - 1, "column \(column): “\(text)” is not a whole number")
    } catch {
      throw file.map { .within(file: $0, error) } ?? error
    }
  }

  public static func == (a: Table, b: Table) -> Bool { a.columns == b.columns }
  public func hash(into hasher: inout Hasher) { hasher.combine(columns) }
}
