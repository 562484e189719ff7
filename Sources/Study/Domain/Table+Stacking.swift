import Tables

extension Table {
  /// Tables with the same columns, one below the other; titles and units are the first's. Throws where a column is missing.
  static func stacked(_ tables: [Table]) throws -> Table {
    guard let first = tables.first else { return try Table([]) }
    return try Table(
      first.columns.map { column in
        var stacked = column
        stacked.values =
          switch column.values {
          case .numbers: .numbers(try tables.flatMap { try $0.numbers(column.name) })
          case .texts: .texts(try tables.flatMap { try $0.texts(column.name) })
          case .logicals: .logicals(try tables.flatMap { try $0.logicals(column.name) })
          }
        return stacked
      })
  }

  /// The rows for which the text of a column is `value`.
  func filtered(_ name: String, _ value: String) throws -> Table {
    let texts = try texts(name)
    return rows(texts.indices.filter { texts[$0] == value })
  }

  /// With other texts in some of the columns.
  func replacing(_ names: Set<String>, _ replace: (String) -> String) throws -> Table {
    try Table(
      columns.map { column in
        guard names.contains(column.name), case .texts(let texts) = column.values else {
          return column
        }
        var column = column
        column.values = .texts(texts.map(replace))
        return column
      })
  }

  /// Without some of the columns.
  func dropping(_ names: Set<String>) throws -> Table {
    try Table(columns.filter { !names.contains($0.name) })
  }
}
