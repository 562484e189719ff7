import Figures

/// The named places of the PDF: `labels/fig-agreement`. Links to anything else are left out, since
/// a link that leads nowhere is an error.
struct PDFPlaces {
  private var names: Set<String> = []
  /// Cells that the text cites, by table: only these are named.
  private var cited: Set<String> = []

  init(_ book: ResolvedBook) {
    for chapter in book.chapters {
      for blocks in [chapter.blocks] + chapter.footnotes { cite(blocks) }
    }
    for chapter in book.chapters {
      names.insert(Self.name(chapter.slug, ""))
      add(chapter.blocks, chapter.slug)
      for (index, note) in chapter.footnotes.enumerated() {
        names.insert(Self.name(chapter.slug, "fn-\(index + 1)"))
        add(note, chapter.slug)
      }
    }
    for entry in book.bibliography { names.insert(Self.work(entry.number)) }
  }

  static func name(_ slug: String, _ id: String) -> String {
    LinkTarget.plain(id.isEmpty ? slug : "\(slug)/\(id)")
  }

  static func work(_ number: Int) -> String { "ref-\(number)" }

  /// The place of an id; the table of a cell that is not shown; nil where there is neither.
  func target(_ slug: String, _ id: String) -> LinkTarget? {
    let name = Self.name(slug, id)
    if names.contains(name) { return .destination(name) }
    guard let cell = id.range(of: "-r", options: .backwards) else { return nil }
    let table = Self.name(slug, String(id[..<cell.lowerBound]))
    return names.contains(table) ? .destination(table) : nil
  }

  func work(_ number: Int) -> LinkTarget? {
    names.contains(Self.work(number)) ? .destination(Self.work(number)) : nil
  }

  /// Names of the cited cells of a row.
  func cells(_ table: PageTable, row: Int, slug: String) -> [String] {
    table.table.columns.indices.map { Self.name(slug, table.cellID(row: row, column: $0)) }
      .filter { cited.contains($0) }
  }
}

extension PDFPlaces {
  private mutating func add(_ blocks: [PageBlock], _ slug: String) {
    for block in blocks {
      switch block {
      case .heading(_, _, let id, _), .notBuilt(let id, _, _):
        names.insert(Self.name(slug, id))
      case .figure(let figure): names.insert(Self.name(slug, figure.id))
      case .generatedTable(let table):
        names.insert(Self.name(slug, table.id))
        for row in 0..<table.shownRows { names.formUnion(cells(table, row: row, slug: slug)) }
      case .quote(let blocks), .alert(_, let blocks): add(blocks, slug)
      case .list(_, _, let items): for item in items { add(item, slug) }
      case .paragraph, .code, .table, .thematicBreak: break
      }
    }
  }

  private mutating func cite(_ blocks: [PageBlock]) {
    for block in blocks {
      switch block {
      case .heading(_, _, _, let inlines), .paragraph(let inlines): cite(inlines)
      case .figure(let figure): cite(figure.caption)
      case .generatedTable(let table): cite(table.caption)
      case .quote(let blocks), .alert(_, let blocks): cite(blocks)
      case .list(_, _, let items): for item in items { cite(item) }
      case .table(let header, _, let rows):
        for cell in header + rows.flatMap({ $0 }) { cite(cell) }
      case .code, .notBuilt, .thematicBreak: break
      }
    }
  }

  private mutating func cite(_ inlines: [PageInline]) {
    for inline in inlines {
      switch inline {
      case .value(let value): cited.insert(Self.name(value.slug, value.id))
      case .reference(let slug, let id, let inner):
        cited.insert(Self.name(slug, id))
        cite(inner)
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner):
        cite(inner)
      case .text, .code, .softBreak, .lineBreak, .citation, .footnote, .problem: break
      }
    }
  }
}
