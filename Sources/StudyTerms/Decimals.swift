import Foundation

/// Formats numbers with a fixed number of decimals, independent of the locale.
package enum Decimals {
  /// The number with so many decimals, as `0.93`; empty for NaN.
  package static func text(_ number: Double, _ decimals: Int) -> String {
    number.isNaN ? "" : String(format: "%.\(decimals)f", number)
  }
}
