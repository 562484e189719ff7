import Engine

/// A piece of a block's content, with its number and with the block's presentation applied.
enum NumberedContent: Sendable {
  /// A figure that the page shows. `caption` is Markdown that is not resolved yet.
  case figure(PageFigure, part: String?, caption: String)
  /// A table, whether or not a page shows it.
  case table(NumberedTable)
  case values([NamedValue], Provenance)
  /// A sentence by the block, in Markdown.
  case prose(String)
  /// A sentence on what is odd about the data, plain text.
  case warning(String)
  /// What failed, by name, with the reason.
  case missing([String: String])
}

/// A block that was built, with its numbered contents.
struct NumberedBlock: Sendable {
  /// The page that contains it, without `.html`.
  var slug: String
  var contents: [NumberedContent]
  /// Parts that have a figure, shown or not; nil stands for the main figure.
  var drawnParts: Set<String?>

  /// Tables that the page does not show in full.
  var unshownTables: [NumberedTable] {
    contents.compactMap { content in
      guard case .table(let table) = content, !table.isShownWhole else { return nil }
      return table
    }
  }
}
