/// A formula as a tree: what MathML writes and what a page draws.
public indirect enum MathNode: Sendable, Hashable {
  /// One after the other.
  case row([MathNode])
  /// A variable or a name, with its letters as they are shown (italic letters are plain ones here).
  case identifier(String, upright: Bool)
  /// Digits, perhaps with a decimal point.
  case number(String)
  /// An operator, relation or other sign, which spaces itself by its class.
  case symbol(String, MathClass)
  /// A name that is set like an operator: `log`, or `lim` with its limits below.
  case function(String, hasLimits: Bool)
  /// Words within a formula.
  case text(String)
  /// Empty space; the width in em, which may be negative.
  case space(Double)
  /// Numerator over denominator; without a line for binomial coefficients.
  case fraction(MathNode, MathNode, hasLine: Bool)
  /// A root; nil for the square root.
  case root(MathNode, index: MathNode?)
  /// Indices at the lower and upper right.
  case scripts(MathNode, lower: MathNode?, upper: MathNode?)
  /// The same below and above: limits of sums in display, labels of braces.
  case limits(MathNode, lower: MathNode?, upper: MathNode?)
  /// Delimiters that grow with what is between them; the empty text for none.
  case fenced(String, MathNode, String)
  /// A delimiter of a fixed size, in em.
  case delimiter(String, MathClass, height: Double)
  /// A mark over its base, or under it; stretched over the base where it is wide.
  case accent(MathNode, String, isWide: Bool, isUnder: Bool)
  /// Rows of cells.
  case table(MathTable)
  /// In display or text size, whatever stands around it.
  case styled(MathNode, isDisplay: Bool)
}

/// Rows of cells, as matrices, cases and aligned lines have them.
public struct MathTable: Sendable, Hashable {
  /// How the cells of a column stand.
  public enum Alignment: String, Sendable, Hashable { case left, center, right }

  /// From top to bottom, cells from left to right; rows may differ in length.
  public var rows: [[MathNode]]
  /// Of each column; the last counts for all beyond it.
  public var alignments: [Alignment]
  /// Whether its cells are set as in a display.
  public var isDisplay: Bool
  /// Between columns, in em: two numbers in turn, as aligned lines have them.
  public var gaps: [Double]

  /// The alignment of a column, from 0.
  public func alignment(_ column: Int) -> Alignment {
    alignments.isEmpty ? .center : alignments[min(column, alignments.count - 1)]
  }

  /// The space before a column, from 1, in em.
  public func gap(before column: Int) -> Double {
    gaps.isEmpty ? 0 : gaps[(column - 1) % gaps.count]
  }
}
