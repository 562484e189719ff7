/// An entry of a BibTeX file; values are LaTeX as written, with macros expanded.
struct BibTeXEntry: Sendable, Hashable {
  /// In lower case: `article`.
  var type: String
  var key: String
  /// By name in lower case.
  var fields: [String: String]
  var authors: [PersonName]
  /// Whether the list of authors ends with `and others`.
  var hasMoreAuthors: Bool
  /// Where the entry begins, from 1.
  var line: Int

  /// The parts of a name as BibTeX divides it; LaTeX.
  struct PersonName: Sendable, Hashable {
    var first: [String]
    var von: [String]
    var last: [String]
    var junior: [String]
  }
}
