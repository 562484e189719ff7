import Mathematics

/// A formula within set text, in place of one character.
struct SetFormula {
  /// The bytes of the text for which it stands.
  var range: Range<Int>
  var box: FormulaBox
  let font: MathFont
}
