/// A column of a table made from typed rows: which value of a row it holds, and its title, unit and
/// decimals.
///
/// ```swift
/// try Table(agreement, [
///   .texts("measure", title: "Measure", \.measure.rawValue),
///   .numbers("bias", title: "Bias", unit: "ml", decimals: 1, \.bias),
/// ])
/// ```
public struct RowColumn<Row>: Sendable {
  private let column: @Sendable ([Row]) -> Column

  /// A column of numbers; a missing one is NaN.
  public static func numbers(
    _ name: String, title: String? = nil, unit: String? = nil, decimals: Int? = nil,
    _ value: @escaping @Sendable (Row) -> Double
  ) -> RowColumn {
    RowColumn {
      Column(name, title: title, unit: unit, decimals: decimals, numbers: $0.map(value))
    }
  }

  /// A column of whole numbers, shown without decimals.
  public static func counts(
    _ name: String, title: String? = nil, unit: String? = nil,
    _ value: @escaping @Sendable (Row) -> Int
  ) -> RowColumn {
    .numbers(name, title: title, unit: unit, decimals: 0) { Double(value($0)) }
  }

  /// A column of texts; a missing one is empty.
  public static func texts(
    _ name: String, title: String? = nil, _ value: @escaping @Sendable (Row) -> String
  ) -> RowColumn {
    RowColumn { Column(name, title: title, texts: $0.map(value)) }
  }

  /// A column of logicals; a missing one is nil.
  public static func logicals(
    _ name: String, title: String? = nil, _ value: @escaping @Sendable (Row) -> Bool?
  ) -> RowColumn {
    RowColumn { Column(name, title: title, logicals: $0.map(value)) }
  }

  /// The same column for rows that contain such a row.
  public func within<Outer>(
    _ part: @escaping @Sendable (Outer) -> Row
  ) -> RowColumn<Outer> {
    RowColumn<Outer> { column($0.map(part)) }
  }

  func callAsFunction(_ rows: [Row]) -> Column { column(rows) }
}

extension Table {
  /// A table with one row for each of `rows`, in their order. Throws if two columns share a name.
  public init<Row>(_ rows: [Row], _ columns: [RowColumn<Row>]) throws {
    try self.init(columns.map { $0(rows) })
  }
}
