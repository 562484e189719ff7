/// The size of a part of a formula, as in The TeXbook, chapter 17.
struct FormulaStyle {
  /// 0 on the line, 1 in indices, 2 in indices of indices.
  var level = 0
  /// Sums have their limits above and below, fractions are large.
  var isDisplay = false
  /// Below a line: upper indices are raised less.
  var isCramped = false

  var index: FormulaStyle { FormulaStyle(level: min(level + 1, 2), isCramped: isCramped) }
  var lowerIndex: FormulaStyle { FormulaStyle(level: min(level + 1, 2), isCramped: true) }
  var cramped: FormulaStyle {
    FormulaStyle(level: level, isDisplay: isDisplay, isCramped: true)
  }
  /// Of a numerator, or of a denominator, which is cramped.
  func part(isCramped: Bool) -> FormulaStyle {
    isDisplay
      ? FormulaStyle(level: 0, isCramped: isCramped || self.isCramped)
      : FormulaStyle(level: min(level + 1, 2), isCramped: isCramped || self.isCramped)
  }
}
