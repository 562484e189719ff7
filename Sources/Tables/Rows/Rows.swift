/// Typed rows, stored as columns: the output of a step that readers will see as a table.
///
/// A row is a flat structure of numbers, texts, logicals, enumerations with such raw values, and
/// optionals of these. It has no titles, units or decimals: the directive that shows the rows adds
/// them (``RowColumn``), so that a reworded header reruns nothing. In an optional property, NaN and
/// the empty text become nil when read back.
public struct Rows<Row: Codable & Sendable>: Codable, Sendable {
  /// The rows in the order in which readers will see them.
  public var rows: [Row]

  /// Keeps `rows` in their order.
  public init(_ rows: [Row]) { self.rows = rows }

  private enum CodingKeys: String, CodingKey { case names, columns, count }

  public func encode(to encoder: any Encoder) throws {
    var names: [String] = []
    var columns: [[Cell]] = []
    for row in rows {
      let cells = try RowEncoder.cells(of: row)
      if columns.isEmpty {
        names = cells.names
        columns = names.map { _ in [] }
      }
      for (place, cell) in cells.cells.enumerated() { columns[place].append(cell) }
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows.count, forKey: .count)
    try container.encode(names, forKey: .names)
    try container.encode(columns.map(Column.Values.init), forKey: .columns)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let count = try container.decode(Int.self, forKey: .count)
    let names = try container.decode([String].self, forKey: .names)
    let columns = try container.decode([Column.Values].self, forKey: .columns).map(\.cells)
    guard names.count == columns.count, columns.allSatisfy({ $0.count == count }),
      count == 0 || !columns.isEmpty
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .columns, in: container, debugDescription: "columns of different lengths")
    }
    rows = try (0..<count).map { row in
      let cells = zip(names, columns).map { ($0, $1[row]) }
      return try Row(from: RowDecoder(cells: Dictionary(cells) { first, _ in first }))
    }
  }
}

extension Rows: Equatable where Row: Equatable {}
extension Rows: Hashable where Row: Hashable {}

extension Column.Values {
  /// Values of one type, that of the first cell that is not missing.
  fileprivate init(_ cells: [Cell]) {
    switch cells.first(where: { $0 != .missing }) {
    case .text:
      self = .texts(cells.map { if case .text(let text) = $0 { text } else { "" } })
    case .logical:
      self = .logicals(cells.map { if case .logical(let value) = $0 { value } else { nil } })
    case .number, .missing, nil:
      self = .numbers(cells.map { if case .number(let number) = $0 { number } else { .nan } })
    }
  }

  fileprivate var cells: [Cell] {
    switch self {
    case .numbers(let values): values.map { $0.isNaN ? .missing : .number($0) }
    case .texts(let values): values.map { $0.isEmpty ? .missing : .text($0) }
    case .logicals(let values): values.map { $0.map(Cell.logical) ?? .missing }
    }
  }
}
