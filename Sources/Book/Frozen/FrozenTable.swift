import Tables

/// A table as a frozen result keeps it: columns as lists, so that a change of a number changes one
/// line.
struct FrozenTable: Codable {
  struct FrozenColumn: Codable {
    var name: String
    var title, unit: String?
    var decimals: Int?
    var numbers: [Double]?
    var texts: [String]?
    var logicals: [Bool?]?
  }

  var columns: [FrozenColumn]
  /// The number of rows before some were left out; nil if none were.
  var rowsBefore: Int?

  /// `rows`: the places of the rows to keep, counted from 0; nil for all.
  init(_ table: Table, keeping rows: [Int]? = nil) {
    let kept = rows.map { table.rows($0) } ?? table
    columns = kept.columns.map { column in
      var frozen = FrozenColumn(
        name: column.name, title: column.title, unit: column.unit, decimals: column.decimals)
      switch column.values {
      case .numbers(let values): frozen.numbers = values.map { $0.isNaN ? .nan : $0 }
      case .texts(let values): frozen.texts = values
      case .logicals(let values): frozen.logicals = values
      }
      return frozen
    }
    if kept.rowCount < table.rowCount { rowsBefore = table.rowCount }
  }

  /// The table. Throws if the columns do not fit together.
  func table() throws -> Table {
    try Table(
      columns.map { column in
        let values: Column.Values =
          if let numbers = column.numbers {
            .numbers(numbers)
          } else if let texts = column.texts {
            .texts(texts)
          } else {
            .logicals(column.logicals ?? [])
          }
        return Column(
          column.name, title: column.title, unit: column.unit, decimals: column.decimals, values)
      })
  }
}
