import Engine
import Figures
import Markup
import Tables

/// The first pass. It numbers sections, figures, tables and equations and notes the targets of links, so that
/// a chapter can refer to later ones.
struct Numbering: Sendable {
  private(set) var anchors = Anchors()
  /// Sections of each chapter, in order.
  private(set) var sections: [[Section]] = []
  /// The blocks that were built, by label.
  private(set) var blocks: [String: NumberedBlock] = [:]
  /// By label, across the book from 1.
  private(set) var equations: [String: Int] = [:]
  private var log: DiagnosticLog
  private var figureCount = 0
  private var tableCount = 0

  init(of book: Book, _ outcomes: [String: DirectiveOutcome], isDraft: Bool) {
    log = DiagnosticLog(isDraft: isDraft)
    for (index, chapter) in book.chapters.enumerated() {
      number(chapter, index, slug: book.slug(index))
      for decoded in book.directives where decoded.chapter == index {
        number(decoded, outcomes[decoded.label], slug: book.slug(index))
      }
    }
  }

  var diagnostics: [Diagnostic] { log.diagnostics }
}

extension Numbering {
  private mutating func number(_ chapter: Chapter, _ index: Int, slug: String) {
    var counts = [index + 1]
    var found: [Section] = []
    for case .heading(let level, let id, let inlines, let position) in chapter.blocks {
      reportLevel(level, after: found.last?.level, at: position)
      let section = Section(
        level: level, number: Section.number(level: level, &counts),
        id: id ?? Section.id(of: inlines.plainText))
      if anchors.contains(section.id, in: slug) {
        log.report(
          "duplicate-label", at: position,
          "the section id `\(section.id)` stands twice in this chapter",
          suggestion: "give one of them another: `## Title {#other}`", severity: .warning)
      }
      let kind = level == 1 ? "Chapter" : "Section"
      anchors.add(.init(slug: slug, id: section.id, text: "\(kind) \(section.number)"))
      found.append(section)
    }
    sections.append(found)
    for case .formula(_, let label?, let position) in chapter.blocks.withNested {
      numberEquation(label, at: position, slug: slug)
    }
  }

  private mutating func numberEquation(
    _ label: String, at position: SourcePosition, slug: String
  ) {
    guard equations[label] == nil else {
      log.report(
        "duplicate-label", at: position, "the equation `\(label)` stands twice in this book",
        suggestion: "give one of them another label")
      return
    }
    equations[label] = equations.count + 1
    anchors.add(.init(slug: slug, id: label, text: "Equation \(equations.count)"))
  }

  /// Reports a second title in a chapter, and headings that skip a level.
  private mutating func reportLevel(_ level: Int, after last: Int?, at position: SourcePosition) {
    if level == 1, last != nil {
      log.report(
        "second-title", at: position, "the chapter has a title already",
        suggestion: "begin this heading with `##`, or make it a chapter of its own",
        severity: .warning)
    } else if level > (last ?? 1) + 1 {
      let next = (last ?? 1) + 1
      log.report(
        "skipped-level", at: position, "the heading leaves out level \(next)",
        suggestion: "begin it with `\(String(repeating: "#", count: next))`", severity: .warning)
    }
  }

  private mutating func number(
    _ decoded: DecodedDirective, _ outcome: DirectiveOutcome?, slug: String
  ) {
    let label = decoded.label
    anchors.add(.init(slug: slug, id: label, text: "\(decoded.block.name) \(label)"))
    guard case .built(let built, let key)? = outcome else { return }
    PresentationCheck(decoded, built.map(\.content)).report(to: &log)
    let drawn = built.compactMap { item -> String?? in
      if case .figure(let figure) = item.content { .some(figure.part) } else { nil }
    }
    blocks[label] = NumberedBlock(
      slug: slug, contents: built.compactMap { numbered($0, key, of: decoded, slug: slug) },
      drawnParts: Set(drawn))
  }

  private mutating func numbered(
    _ item: BuiltContent, _ key: Digest, of decoded: DecodedDirective, slug: String
  ) -> NumberedContent? {
    switch item.content {
    case .figure(let content):
      guard decoded.presentation.shows(content.part) else { return nil }
      let figure = figure(content, item.provenance, key, of: decoded)
      anchors.add(.init(slug: slug, id: figure.id, text: "Figure \(figure.number)"))
      return .figure(figure, part: content.part, caption: content.caption)
    case .table(let content):
      let table = table(content, item, key, of: decoded)
      if let number = table.number {
        anchors.add(.init(slug: slug, id: table.id, text: "Table \(number)"))
      }
      return .table(table)
    case .values(let values, _):
      let decimals = decoded.presentation.decimals ?? [:]
      return .values(values.map { $0.showing(decimals: decimals) }, item.provenance)
    case .prose(let text): return .prose(text)
    case .remark(let text): return .remark(text)
    case .missing(let names): return .missing(names)
    }
  }

  private mutating func figure(
    _ content: FigureContent, _ provenance: Provenance, _ key: Digest, of decoded: DecodedDirective
  ) -> PageFigure {
    figureCount += 1
    let presentation = decoded.presentation
    let colors = presentation.colours ?? [:]
    var drawing = content.figure.recolored(colors)
    if let width = presentation.width { drawing.width = width }
    return PageFigure(
      id: BlockAddress(decoded.label, content.part).figureID, number: figureCount, figure: drawing,
      source: content.source, caption: [], alt: presentation.alt(content.part) ?? content.alt,
      provenance: provenance, key: key, frames: content.frames.map { $0.recolored(colors) })
  }

  private mutating func table(
    _ content: TableContent, _ item: BuiltContent, _ key: Digest, of decoded: DecodedDirective
  ) -> NumberedTable {
    let presentation = decoded.presentation
    let address = BlockAddress(decoded.label, content.part)
    var content = content
    content.shown = content.shown && presentation.shows(content.part)
    if let rows = presentation.rows { content.shownRows = rows }
    content.table = content.table.showing(decimals: presentation.decimals ?? [:])
    if content.shown { tableCount += 1 }
    return NumberedTable(
      content: content, path: address.path, id: address.tableID,
      anchor: content.shown ? address.tableID : decoded.label,
      number: content.shown ? tableCount : nil, provenance: item.provenance,
      rowEnds: item.rowEnds, key: key)
  }
}

extension NamedValue {
  /// The value with the decimals that the block's presentation gives its name.
  fileprivate func showing(decimals: [String: Int]) -> NamedValue {
    guard case .number = value, let count = decimals[name] else { return self }
    var value = self
    value.decimals = count
    return value
  }
}
