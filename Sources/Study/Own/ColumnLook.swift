import Tables

/// How a column of an author's table is shown.
struct ColumnLook: Decodable, Sendable, Hashable {
  var title: String?
  var unit: String?
  /// Decimals shown in pages; files keep all digits.
  var decimals: Int?

  private enum CodingKeys: String, CodingKey, CaseIterable { case title, unit, decimals }

  init(from decoder: any Decoder) throws {
    // A title alone is the most usual.
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      title = text
      return
    }
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    title = try options.decodeIfPresent(String.self, forKey: .title)
    unit = try options.decodeIfPresent(String.self, forKey: .unit)
    decimals = try options.decodeIfPresent(Int.self, forKey: .decimals)
    if let decimals, !(0...15).contains(decimals) {
      throw options.refusal(.decimals, "must be 0 to 15")
    }
  }
}

extension Table {
  /// The table with titles, units and decimals for the columns that `looks` names.
  func looking(_ looks: [String: ColumnLook]) throws -> Table {
    try Table(
      columns.map { column in
        guard let look = looks[column.name] else { return column }
        return Column(
          column.name, title: look.title ?? column.title, unit: look.unit ?? column.unit,
          decimals: look.decimals ?? column.decimals, column.values)
      })
  }
}
