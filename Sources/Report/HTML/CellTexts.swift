import Tables

/// The cells of a column as pages show them.
struct CellTexts {
  private let texts: [String]
  private let numbers: [Double]?
  private let decimals: Int?

  init(column: Column) {
    if case .numbers(let numbers) = column.values {
      self.numbers = numbers
      texts = []
    } else {
      numbers = nil
      texts = column.texts()
    }
    decimals = column.decimals
  }

  /// Missing numbers are a dash.
  func shown(_ row: Int) -> String {
    guard let number = numbers?[row] else { return texts[row] }
    return number.isNaN ? "–" : ValueIndex.shown(number, decimals: decimals)
  }

  /// The same escaped; no number holds a sign that means something in HTML.
  func html(_ row: Int) -> String { numbers == nil ? texts[row].html : shown(row) }
}
