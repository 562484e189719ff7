import Book
import Foundation
import Tables

/// The texts of a column's cells as pages show them.
struct CellTexts {
  private let texts: [String]
  private let numbers: [Double]?
  private let decimals: Int?
  private let isP: Bool

  init(column: Column) {
    if case .numbers(let numbers) = column.values {
      self.numbers = numbers
      texts = []
    } else {
      numbers = nil
      texts = column.texts()
    }
    decimals = column.decimals
    isP = column.name == "p"
  }

  /// The text of a cell; a missing number is a dash.
  func shown(_ row: Int) -> String {
    guard let number = numbers?[row] else { return texts[row] }
    if number.isNaN { return "–" }
    // No p value is zero; this one is below the smallest number.
    if isP, number == 0 { return "< 1e\u{2212}308" }
    return decimals == nil ? Self.short(number) : ValueIndex.shown(number, decimals: decimals)
  }

  /// The exact number if it is short, else four significant digits. The file has all of them.
  static func short(_ number: Double) -> String {
    let exact = ValueIndex.shown(number, decimals: nil)
    guard exact.count > 8, number.isFinite, number != 0 else { return exact }
    let magnitude = Int(log10(abs(number)).rounded(.down))
    if (-3..<6).contains(magnitude) {
      return ValueIndex.shown(number, decimals: max(0, 3 - magnitude))
    }
    return String(format: "%.3e", number).replacing("-", with: "\u{2212}")
  }
}
