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
  /// A sentence about the data, in Markdown, which is also a warning of the build.
  case remark(String)
  /// What failed, by name, with the reason.
  case missing([String: String])
}

extension NumberedContent {
  /// Where the content comes from; nil for prose and for what is missing.
  var provenance: Provenance? {
    switch self {
    case .figure(let figure, _, _): figure.provenance
    case .table(let table): table.provenance
    case .values(_, let provenance): provenance
    case .prose, .remark, .missing: nil
    }
  }
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
