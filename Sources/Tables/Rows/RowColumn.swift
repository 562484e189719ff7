/// A column of a table that is made of typed rows: which value of a row stands in it, and what the
/// reader sees of it.
///
/// ```swift
/// try Table(agreement, [
///   .texts("measure", title: "Measure", \.measure.rawValue),
///   .numbers("bias", title: "Bias", unit: "ml", decimals: 1, \.bias),
/// ])
/// ```
public struct RowColumn<Row>: Sendable {
  private let column: @Sendable ([Row]) -> Column

  /// Missing is NaN.
  public static func numbers(
    _ name: String, title: String? = nil, unit: String? = nil, decimals: Int? = nil,
    _ value: @escaping @Sendable (Row) -> Double
  ) -> RowColumn {
    RowColumn {
      Column(name, title: title, unit: unit, decimals: decimals, numbers: $0.map(value))
    }
  }

  /// Shown without decimals.
  public static func counts(
    _ name: String, title: String? = nil, unit: String? = nil,
    _ value: @escaping @Sendable (Row) -> Int
  ) -> RowColumn {
    .numbers(name, title: title, unit: unit, decimals: 0) { Double(value($0)) }
  }

  /// Missing is the empty text.
  public static func texts(
    _ name: String, title: String? = nil, _ value: @escaping @Sendable (Row) -> String
  ) -> RowColumn {
    RowColumn { Column(name, title: title, texts: $0.map(value)) }
  }

  /// Missing is nil.
  public static func logicals(
    _ name: String, title: String? = nil, _ value: @escaping @Sendable (Row) -> Bool?
  ) -> RowColumn {
    RowColumn { Column(name, title: title, logicals: $0.map(value)) }
  }

  func callAsFunction(_ rows: [Row]) -> Column { column(rows) }
}

extension Table {
  /// A table with a row for each of `rows`, in their order. Throws where a column's name stands
  /// twice.
  public init<Row>(_ rows: [Row], _ columns: [RowColumn<Row>]) throws {
    try self.init(columns.map { $0(rows) })
  }
}
