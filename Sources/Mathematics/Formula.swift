/// A formula that an author wrote in TeX, read into a tree.
public struct Formula: Sendable, Hashable {
  /// As it was written, without dollar signs.
  public let source: String
  /// On a line of its own: sums have their limits above and below, fractions are large.
  public let isDisplay: Bool
  /// What is drawn.
  public let root: MathNode

  /// Reads `source`. Throws what is not understood, with its column in the formula.
  public init(_ source: String, isDisplay: Bool = false) throws(MathError) {
    var parser = try FormulaParser(source)
    root = try parser.formula()
    self.source = source
    self.isDisplay = isDisplay
  }

  /// For HTML: MathML Core, with the source as what a screen reader may say where it knows no
  /// MathML.
  public var mathML: MathElement {
    let label = source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let children: [MathElement] =
      if case .row = root { [root.element()] } else { [MathElement("mrow", [:], [root.element()])] }
    return isDisplay
      ? MathElement("math", ["display": "block", "aria-label": label], children)
      : MathElement("math", ["aria-label": label], children)
  }
}
