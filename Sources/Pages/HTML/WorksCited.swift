import Book

/// Finds the works that blocks cite, by their numbers in the bibliography.
enum WorksCited {
  static func numbers(in chapter: ResolvedChapter) -> Set<Int> {
    numbers(in: chapter.blocks + chapter.footnotes.flatMap { $0 })
  }

  static func numbers(in blocks: [PageBlock]) -> Set<Int> {
    blocks.withNested.reduce(into: []) { found, block in
      switch block {
      case .heading(_, _, _, let inlines), .paragraph(let inlines):
        found.formUnion(numbers(inlines))
      case .table(let header, _, let rows):
        for cell in header + rows.flatMap({ $0 }) { found.formUnion(numbers(cell)) }
      case .figure(let figure): found.formUnion(numbers(figure.caption))
      case .captioned(let caption, _): found.formUnion(numbers(caption.text))
      case .generatedTable(let table): found.formUnion(numbers(table.caption))
      case .equation, .code, .notBuilt, .thematicBreak, .anchor, .citedRows, .quote, .alert,
        .list:
        break
      }
    }
  }

  private static func numbers(_ inlines: [PageInline]) -> Set<Int> {
    inlines.reduce(into: []) { found, inline in
      switch inline {
      case .citation(let works): found.formUnion(works.map(\.number))
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .reference(_, _, let inner):
        found.formUnion(numbers(inner))
      default: break
      }
    }
  }
}
