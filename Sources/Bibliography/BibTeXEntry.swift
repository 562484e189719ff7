import Markup

/// An entry of a BibTeX file. Values are LaTeX as written, with macros expanded.
struct BibTeXEntry: Sendable, Hashable {
  /// The type in lower case: `article`.
  var type: String
  var key: String
  /// Values by the field's name in lower case.
  var fields: [String: String]
  /// Where the entry begins.
  var position: SourcePosition
  /// Whether the entry was read to its end.
  var isWhole = true
}
