import Engine

/// What a block puts into the book, with numbers and with the block's presentation applied.
enum NumberedContent: Sendable {
  /// A figure that the page shows. Its caption is not resolved yet: `caption` is its Markdown.
  case figure(PageFigure, part: String?, caption: String)
  /// A table, also one that no page shows.
  case table(NumberedTable)
  case values([NamedValue], Provenance)
  /// A sentence of the block's own, in Markdown.
  case prose(String)
  /// What failed, by name, and why.
  case missing([String: String])
}

/// A built block of the book.
struct NumberedBlock: Sendable {
  /// The page that it stands in, without `.html`.
  var slug: String
  var contents: [NumberedContent]
  /// The parts that have a figure, shown or not; nil stands for the main figure.
  var drawnParts: Set<String?>

  /// The tables that the page does not show whole.
  var unshownTables: [NumberedTable] {
    contents.compactMap { content in
      guard case .table(let table) = content, !table.isShownWhole else { return nil }
      return table
    }
  }
}
