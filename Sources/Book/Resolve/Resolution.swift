import Bibliography
import Markup

/// A book with every number, reference and citation filled in, and what came up on the way.
package struct Resolution: Sendable {
  package let book: ResolvedBook
  /// In the order of the passes: numbering first, then the text chapter by chapter.
  package let diagnostics: [Diagnostic]
  /// Every number that can be cited, in the order of the book.
  package let citable: [CitableValue]
  /// Every generated table by its path, also those that no page shows.
  package let tables: [(path: String, entry: ValueIndex.Entry)]
  /// Published numbers beside the computed ones.
  package let replications: [ReplicationLine]
  /// Pinned numbers that drifted.
  package let pins: [Pin]
  /// Files beside the chapters that links lead to: paths below Chapters, sorted.
  package let linked: [String]
  /// Keys of the bibliography that the text cites.
  let cited: Set<String>

  /// The computed numbers that a typed one can be held against.
  package var numbers: [KnownNumber] {
    citable.compactMap { value in
      guard case .number(let number) = value.value, number.isFinite else { return nil }
      return KnownNumber(key: value.key, value: number, slug: value.slug)
    }
  }

  /// Warns of entries of the bibliography that no text cites.
  package func uncitedWarnings(in book: Book) -> [Diagnostic] {
    guard let bibliography = book.bibliography else { return [] }
    return bibliography.keys.sorted().filter { !cited.contains($0) }.map { key in
      Diagnostic(
        .warning, "unused-citation",
        at: bibliography.position(of: key) ?? SourcePosition(file: "Chapters/book.yaml", line: 1),
        "the entry `\(key)` is never cited", suggestion: "cite it or take it out")
    }
  }
}
