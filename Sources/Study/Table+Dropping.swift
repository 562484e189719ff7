import Tables

extension Table {
  /// Without some of the columns.
  func dropping(_ names: Set<String>) throws -> Table {
    try Table(columns.filter { !names.contains($0.name) })
  }
}
