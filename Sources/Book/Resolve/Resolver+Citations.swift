import Markup

extension Resolver {
  /// Warns of entries of the bibliography that no text cites; call it after ``resolve()``.
  package mutating func reportUnusedCitations() {
    guard let bibliography = book.bibliography else { return }
    for key in bibliography.keys.sorted() where !cited.contains(key) {
      report(
        "unused-citation",
        at: bibliography.position(of: key) ?? SourcePosition(file: "Chapters/book.yaml", line: 1),
        "the entry `\(key)` is never cited", suggestion: "cite it or take it out",
        severity: .warning)
    }
  }
}
