import Bibliography
import Markup

/// A book with every number, reference and citation filled in, and what was found on the way.
package struct Resolution: Sendable {
  /// The book, ready for rendering.
  package let book: ResolvedBook
  /// Diagnostics in the order of the passes: numbering first, then the text chapter by chapter.
  package let diagnostics: [Diagnostic]
  /// Every number that can be cited, in the order of the book.
  package let citable: [CitableValue]
  /// Every generated table with its path, including those that no page shows.
  package let tables: [(path: String, entry: ValueIndex.Entry)]
  /// Published numbers beside the computed ones.
  package let replications: [ReplicationLine]
  /// Pinned numbers that have changed.
  package let pins: [Pin]
  /// Files beside the chapters that links lead to: paths below `Chapters`, sorted.
  package let linked: [String]
  /// Citation keys that the text uses.
  let cited: Set<String>

  /// Computed numbers to compare typed ones with.
  package var numbers: [KnownNumber] {
    citable.compactMap { value in
      guard case .number(let number) = value.value, number.isFinite else { return nil }
      return KnownNumber(key: value.key, value: number, slug: value.slug)
    }
  }

  /// Warnings for entries of the bibliography that no text cites.
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
