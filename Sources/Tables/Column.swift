/// One column of a table.
public struct Column: Sendable, Hashable, Codable {
  /// The values of a column, all of one type.
  public enum Values: Sendable, Hashable {
    /// Numbers; a missing one is NaN.
    case numbers([Double])
    /// Texts; a missing one is empty.
    case texts([String])
    case logicals([Bool?])
  }

  /// The name in formulas, files and citations: `loa_low`.
  public var name: String
  /// The title for readers; nil if it is the name.
  public var title: String?
  /// The unit: `ml`, `pp`, `mm`; nil for none.
  public var unit: String?
  /// Decimals shown in pages; nil for the shortest exact form. Files keep all digits.
  public var decimals: Int?
  /// One value for each row.
  public var values: Values

  /// A column of given values.
  public init(
    _ name: String, title: String? = nil, unit: String? = nil, decimals: Int? = nil,
    _ values: Values
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.decimals = decimals
    self.values = values
  }

  /// A column of numbers; a missing one is NaN.
  public init(
    _ name: String, title: String? = nil, unit: String? = nil, decimals: Int? = nil,
    numbers: [Double]
  ) {
    self.init(name, title: title, unit: unit, decimals: decimals, .numbers(numbers))
  }

  /// A column of whole numbers, shown without decimals.
  public init(_ name: String, title: String? = nil, counts: [Int]) {
    self.init(name, title: title, decimals: 0, .numbers(counts.map(Double.init)))
  }

  /// A column of texts; a missing one is empty.
  public init(_ name: String, title: String? = nil, texts: [String]) {
    self.init(name, title: title, .texts(texts))
  }

  /// A column of logicals; a missing one is nil.
  public init(_ name: String, title: String? = nil, logicals: [Bool?]) {
    self.init(name, title: title, .logicals(logicals))
  }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .numbers(let values): values.count
    case .texts(let values): values.count
    case .logicals(let values): values.count
    }
  }

  func rows(_ indices: [Int]) -> Column {
    var copy = self
    switch values {
    case .numbers(let values): copy.values = .numbers(indices.map { values[$0] })
    case .texts(let values): copy.values = .texts(indices.map { values[$0] })
    case .logicals(let values): copy.values = .logicals(indices.map { values[$0] })
    }
    return copy
  }

  /// The column as numbers. The empty text and `NA` are missing. Throws if any other text is not a
  /// number.
  func numbers() throws(TableError) -> [Double] {
    switch values {
    case .numbers(let values): return values
    case .logicals(let values): return values.map { $0.map { $0 ? 1 : 0 } ?? .nan }
    case .texts(let values):
      return try values.enumerated().map { row, text throws(TableError) in
        if text.isEmpty || text == "NA" { return .nan }
        // Swift reads `0x80` as 128; tables are decimal.
        guard let number = Double(text), !text.contains(where: { "xX".contains($0) }) else {
          throw TableError.notNumeric(column: name, row: row + 1, text: text)
        }
        return number
      }
    }
  }

  /// The column as whole numbers. Throws if a number is missing or not whole.
  func counts() throws(TableError) -> [Int] {
    try numbers().enumerated().map { row, number throws(TableError) in
      guard let count = Int(exactly: number) else {
        throw TableError.notWhole(column: name, row: row + 1, text: "\(number)")
      }
      return count
    }
  }

  func logicals() throws(TableError) -> [Bool?] {
    switch values {
    case .logicals(let values): return values
    case .numbers(let values): return values.map { $0.isNaN ? nil : $0 != 0 }
    case .texts(let values):
      return try values.enumerated().map { row, text throws(TableError) in
        switch text {
        case "TRUE", "true", "True": return true
        case "FALSE", "false", "False": return false
        case "", "NA": return nil
        default: throw TableError.notNumeric(column: name, row: row + 1, text: text)
        }
      }
    }
  }

  /// The column as text: numbers in their shortest exact form, whole ones without a fraction,
  /// missing ones empty.
  public func texts() -> [String] {
    switch values {
    case .texts(let values): values
    case .numbers(let values): values.map(Column.text)
    case .logicals(let values): values.map { $0.map { $0 ? "TRUE" : "FALSE" } ?? "" }
    }
  }

  /// The shortest text that reads back as the same number; empty for NaN.
  public static func text(_ number: Double) -> String {
    if number.isNaN { return "" }
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    return "\(number)"
  }
}
