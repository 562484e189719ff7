import Tables

extension Table {
  /// The rows for which the text of a column is `value`.
  func filtered(_ name: String, _ value: String) throws -> Table {
    let texts = try texts(name)
    return rows(texts.indices.filter { texts[$0] == value })
  }
}
