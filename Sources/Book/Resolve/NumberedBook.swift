import Markup

/// The result of the first two passes: everything that a chapter's text can refer to.
struct NumberedBook: Sendable {
  let book: Book
  /// Outcomes by label. Blocks that are neither built nor failed have none.
  let outcomes: [String: DirectiveOutcome]
  let numbering: Numbering
  let values: ValueIndex

  init(_ book: Book, _ outcomes: [String: DirectiveOutcome], isDraft: Bool) {
    self.book = book
    self.outcomes = outcomes
    numbering = Numbering(of: book, outcomes, isDraft: isDraft)
    values = ValueIndex(of: book, outcomes, numbering)
  }

  /// The chapter's own title without markup or, without one, the name of its file.
  func title(of chapter: Chapter) -> String {
    if let title = chapter.frontMatter.title { return title.withoutMarkup }
    for case .heading(_, _, let inlines, _) in chapter.blocks { return inlines.plainText }
    return Book.stem(chapter.file)
  }

  /// The target for a figure or table that could not be made: links to it lead to its block.
  func unbuiltTarget(_ id: String) -> Anchors.Target? {
    for (prefix, kind) in [("fig-", "Figure"), ("tab-", "Table")] where id.hasPrefix(prefix) {
      let name = id.dropFirst(prefix.count)
      for decoded in book.directives
      where name == decoded.label || name.hasPrefix(decoded.label + "-") {
        if numbering.blocks[decoded.label] != nil, values.failures[decoded.label] == nil {
          continue
        }
        return .init(slug: book.slug(decoded.chapter), id: decoded.label, text: "\(kind) –")
      }
    }
    return nil
  }

  /// Whether `id` belongs to a block that cannot be read. The mistake is reported at the block.
  func isUnread(_ id: String) -> Bool {
    let name = id.hasPrefix("fig-") || id.hasPrefix("tab-") ? id.dropFirst(4) : Substring(id)
    return book.unread.contains { name == $0 || name.hasPrefix($0 + "-") }
  }
}
