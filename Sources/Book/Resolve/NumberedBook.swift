import Markup

/// What the first two passes know of a book: all that the text of a chapter can refer to.
struct NumberedBook: Sendable {
  let book: Book
  /// By label; blocks that are neither built nor failed have none.
  let outcomes: [String: DirectiveOutcome]
  let numbering: Numbering
  let values: ValueIndex

  init(_ book: Book, _ outcomes: [String: DirectiveOutcome], isDraft: Bool) {
    self.book = book
    self.outcomes = outcomes
    numbering = Numbering(of: book, outcomes, isDraft: isDraft)
    values = ValueIndex(of: book, outcomes, numbering)
  }

  /// The title that a chapter gives itself, else the name of its file.
  func title(of chapter: Chapter) -> String {
    if let title = chapter.frontMatter.title { return title }
    for case .heading(_, _, let inlines, _) in chapter.blocks { return inlines.plainText }
    return Book.stem(chapter.file)
  }

  /// A figure or table of a block that is not built, or that lacks it because something failed:
  /// links to it lead to the block.
  func unbuiltTarget(_ id: String) -> Anchors.Target? {
    for (prefix, kind) in [("fig-", "Figure"), ("tab-", "Table")] where id.hasPrefix(prefix) {
      let name = id.dropFirst(prefix.count)
      for decoded in book.directives
      where name == decoded.label || name.hasPrefix(decoded.label + "-") {
        var state = "not built"
        if numbering.blocks[decoded.label] != nil {
          if values.failures[decoded.label] == nil { continue }
          state = "not available"
        }
        return .init(
          slug: book.slug(decoded.chapter), id: decoded.label, text: "\(kind) (\(state))")
      }
    }
    return nil
  }

  /// Whether `id` belongs to a block that cannot be read, which is reported where the block stands.
  func isUnread(_ id: String) -> Bool {
    let name = id.hasPrefix("fig-") || id.hasPrefix("tab-") ? id.dropFirst(4) : Substring(id)
    return book.unread.contains { name == $0 || name.hasPrefix($0 + "-") }
  }
}
