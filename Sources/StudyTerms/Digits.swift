/// Formats whole numbers for file names.
package enum Digits {
  /// The number with at least three digits, as `007`.
  package static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
