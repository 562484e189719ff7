import Foundation

/// Numbers as texts for figures: a fixed number of decimals, whatever the locale.
package enum Decimals {
  /// `0.93`; the empty text where missing.
  package static func text(_ number: Double, _ decimals: Int) -> String {
    number.isNaN ? "" : String(format: "%.\(decimals)f", number)
  }
}
