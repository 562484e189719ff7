/// On which side of zero a number lies, as far as its intervals tell.
enum Verdict: String, CaseIterable {
  case above, below, open

  /// The number of patients or volunteers below which nothing is decided. If two networks are
  /// equally good, five patients all favour the same one by chance in 2 of 2^5 cases, which is more
  /// than 5 % (the sign test: Arbuthnott, Philosophical Transactions 1710).
  static let fewest = 6.0

  /// The columns that count patients.
  private static let counts = ["patients", "volunteers"]

  /// The verdict on a row with the columns `low` and `high` and, if present, `seed_low` and
  /// `seed_high`. It is open if the row counts fewer than ``fewest`` patients or volunteers. Throws
  /// if the row or a column is missing.
  init(of row: ValueKey, in values: ValueIndex) throws(ValueError) {
    var ends = [(low: "low", high: "high")]
    let columns = try values.columns(row)
    if columns.contains("seed_low") { ends.append(("seed_low", "seed_high")) }
    for count in Self.counts where columns.contains(count) {
      // A missing count decides nothing either.
      guard try Self.number(count, of: row, values) >= Self.fewest else {
        self = .open
        return
      }
    }
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
