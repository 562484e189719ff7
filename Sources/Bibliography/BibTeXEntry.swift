import Markup

/// An entry of a BibTeX file; values are LaTeX as written, with macros put in.
struct BibTeXEntry: Sendable, Hashable {
  /// In lower case: `article`.
  var type: String
  var key: String
  /// By name in lower case.
  var fields: [String: String]
  /// Where the entry begins.
  var position: SourcePosition
  /// Whether it was read to its end.
  var isWhole = true
}
