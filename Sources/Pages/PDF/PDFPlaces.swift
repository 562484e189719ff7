import Book
import Figures
import Foundation
import Tables

/// The named places of the PDF: `labels/fig-agreement`. Links to other places are omitted, since a
/// dead link is an error.
struct PDFPlaces {
  private var names: Set<String> = []
  /// Cells that the text cites. Only these have names.
  private var cited: Set<String> = []
  private var citedTables: Set<String> = []
  /// The blocks of tables that are not shown in full, by table.
  private var blocks: [String: String] = [:]
  /// Author-year labels of works, by number.
  private var labels: [Int: String] = [:]
  private let book: ResolvedBook

  init(_ book: ResolvedBook) {
    self.book = book
    for chapter in book.chapters {
      for blocks in [chapter.blocks] + chapter.footnotes { cite(blocks) }
    }
    for chapter in book.chapters {
      names.insert(Self.name(chapter.slug, ""))
      add(chapter.blocks, chapter.slug)
      for (index, note) in chapter.footnotes.enumerated() {
        names.insert(Self.name(chapter.slug, "fn:\(index + 1)"))
        add(note, chapter.slug)
      }
    }
    for entry in book.bibliography {
      names.insert(Self.work(entry.number))
      labels[entry.number] = entry.label
    }
  }

  static func name(_ slug: String, _ id: String) -> String {
    LinkTarget.plain(id.isEmpty ? slug : "\(slug)/\(id)")
  }

  /// Places of the contents and of the references. They cannot collide, since no slug has a colon.
  static let contents = ":contents"
  static let references = ":references"

  static func work(_ number: Int) -> String { "ref:\(number)" }

  /// `Doe, 2024a`; nil if works are cited by number.
  func label(ofWork number: Int) -> String? { labels[number] }

  /// The place of an id. For a cell that is not shown, its table or block; nil if there is none.
  func target(_ slug: String, _ id: String) -> LinkTarget? {
    let name = Self.name(slug, id)
    if names.contains(name) { return .destination(name) }
    guard let table = CellID(id).map({ Self.name(slug, $0.table) }) else { return nil }
    if names.contains(table) { return .destination(table) }
    return blocks[table].map { .destination($0) }
  }

  func work(_ number: Int) -> LinkTarget? {
    names.contains(Self.work(number)) ? .destination(Self.work(number)) : nil
  }

  /// The rows of a table that a page shows, followed by other rows that the text cites.
  func rows(of table: PageTable) -> [Int] {
    let (shown, cited) = book.rows(of: table)
    return Array(shown) + cited
  }

  /// Names of the cited cells of a column, by the row's index in ``rows(of:)``.
  func cells(of table: PageTable, column: Int, slug: String) -> [Int: String] {
    var cells: [Int: String] = [:]
    guard citedTables.contains(Self.name(slug, table.id)) else { return cells }
    for (place, row) in rows(of: table).enumerated() {
      let name = Self.name(slug, CellID(table: table.id, row: row, column: column).description)
      if cited.contains(name) { cells[place] = name }
    }
    return cells
  }
}

extension PDFPlaces {
  private mutating func add(_ blocks: [PageBlock], _ slug: String) {
    for block in blocks.withNested {
      switch block {
      case .heading(_, _, let id, _), .notBuilt(let id, _, _, _), .anchor(let id):
        names.insert(Self.name(slug, id))
      case .captioned(let caption, _): names.insert(Self.name(slug, caption.id))
      case .figure(let figure): names.insert(Self.name(slug, figure.id))
      case .generatedTable(let table):
        names.insert(Self.name(slug, table.id))
        for column in table.table.columns.indices {
          names.formUnion(cells(of: table, column: column, slug: slug).values)
        }
      case .citedRows(let label, let tables):
        for table in tables { self.blocks[Self.name(slug, table.id)] = Self.name(slug, label) }
      case .equation(_, let id?, _): names.insert(Self.name(slug, id))
      case .quote, .alert, .list, .paragraph, .equation, .code, .table, .thematicBreak: break
      }
    }
  }

  private mutating func cite(_ blocks: [PageBlock]) {
    for block in blocks.withNested {
      switch block {
      case .heading(_, _, _, let inlines), .paragraph(let inlines): cite(inlines)
      case .captioned(let caption, _): cite(caption.text)
      case .figure(let figure): cite(figure.caption)
      case .generatedTable(let table): cite(table.caption)
      case .table(let header, _, let rows):
        for cell in header + rows.flatMap({ $0 }) { cite(cell) }
      case .quote, .alert, .list, .equation, .code, .notBuilt, .thematicBreak, .anchor,
        .citedRows:
        break
      }
    }
  }

  private mutating func cite(_ slug: String, _ id: String) {
    cited.insert(Self.name(slug, id))
    if let cell = CellID(id) { citedTables.insert(Self.name(slug, cell.table)) }
  }

  private mutating func cite(_ inlines: [PageInline]) {
    for inline in inlines {
      switch inline {
      case .value(let value): cite(value.slug, value.id)
      case .reference(let slug, let id, let inner):
        cite(slug, id)
        cite(inner)
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner):
        cite(inner)
      case .text, .raised, .lowered, .formula, .code, .checkbox, .softBreak, .lineBreak, .citation,
        .footnote, .problem:
        break
      }
    }
  }
}
