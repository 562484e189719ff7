/// On which side of zero a number lies, as far as its intervals tell.
enum Verdict: String, CaseIterable {
  case above, below, open

  /// The verdict on a row with the columns `low` and `high` and, if present, `seed_low` and
  /// `seed_high`. Throws if the row or a column is missing.
  init(of row: ValueKey, in values: ValueIndex) throws(ValueError) {
    var ends = [(low: "low", high: "high")]
    if try values.columns(row).contains("seed_low") { ends.append(("seed_low", "seed_high")) }
    var (isAbove, isBelow) = (true, true)
    for end in ends {
      // Neither holds for a missing number: a single patient has no interval.
      isAbove = try Self.number(end.low, of: row, values) > 0 && isAbove
      isBelow = try Self.number(end.high, of: row, values) < 0 && isBelow
    }
    self = isAbove ? .above : isBelow ? .below : .open
  }

  private static func number(
    _ column: String, of row: ValueKey, _ values: ValueIndex
  ) throws(ValueError) -> Double {
    guard case .number(let number) = try values.find(row, column: column).value else {
      throw ValueError("the column `\(column)` of `\(row)` holds texts")
    }
    return number
  }
}
