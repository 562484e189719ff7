/// Whole numbers in the names of files.
package enum Digits {
  /// At least three digits: `007`.
  package static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
