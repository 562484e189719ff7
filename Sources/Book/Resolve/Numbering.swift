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
  /// Tables with a caption, by their place.
  private(set) var floats: [SourcePosition: CaptionedFloat] = [:]
  /// Images that stand by themselves, by their place.
  private(set) var pictures: [SourcePosition: PageFigure] = [:]
  private var figureCount = 0
  private var tableCount = 0
  private let prefix: String

  /// A table with a caption.
  struct CaptionedFloat: Sendable {
    var id: String
    /// The number with the book's prefix.
    var numeral: String
  }

  init(of book: Book, _ outcomes: [String: DirectiveOutcome], isDraft: Bool) {
    log = DiagnosticLog(isDraft: isDraft)
    prefix = book.configuration.prefix ?? ""
    for (index, chapter) in book.chapters.enumerated() {
      number(chapter, index, slug: book.slug(index))
      numberFloats(of: index, in: book, outcomes)
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

  /// What the author wrote and what blocks make is numbered in the order of the text.
  private mutating func numberFloats(
    of chapter: Int, in book: Book, _ outcomes: [String: DirectiveOutcome]
  ) {
    let slug = book.slug(chapter)
    var decoded = book.directives.filter { $0.chapter == chapter }[...]
    for block in book.chapters[chapter].blocks.withNested {
      switch block {
      case .directive(let block):
        guard let next = decoded.first, next.block.position == block.position else { continue }
        number(next, outcomes[next.label], slug: slug)
        decoded.removeFirst()
      case .captioned(_, _, let label, let position):
        number(tableAt: position, label, slug: slug)
      case .image(let source, let alt, _, let label, let position):
        guard let picture = book.pictures[source] else { continue }
        number(picture, source, alt: alt, label, at: position, slug: slug)
      default: break
      }
    }
  }

  private mutating func number(
    tableAt position: SourcePosition, _ label: String?, slug: String
  ) {
    tableCount += 1
    let float = CaptionedFloat(
      id: label ?? "tab-\(tableCount)", numeral: "\(prefix)\(tableCount)")
    claim(float.id, label, at: position, slug: slug)
    anchors.add(.init(slug: slug, id: float.id, text: "Table \(float.numeral)"))
    floats[position] = float
  }

  private mutating func number(
    _ picture: Picture, _ source: String, alt: String, _ label: String?,
    at position: SourcePosition, slug: String
  ) {
    guard let none = try? Table([]) else { return }
    figureCount += 1
    let digest = Digest(of: picture.data)
    let input = Provenance.Input(file: "Chapters/\(source)", sha256: digest.hex)
    var figure = PageFigure(
      id: label ?? "fig-\(figureCount)", number: figureCount, figure: Figure(picture),
      source: none, caption: [], alt: alt,
      provenance: Provenance(directive: "image", steps: [], inputs: [input]), key: digest)
    figure.prefix = prefix
    claim(figure.id, label, at: position, slug: slug)
    anchors.add(.init(slug: slug, id: figure.id, text: "Figure \(figure.numeral)"))
    pictures[position] = figure
  }

  /// Reports a label that stands twice in a chapter.
  private mutating func claim(
    _ id: String, _ label: String?, at position: SourcePosition, slug: String
  ) {
    guard label != nil, anchors.contains(id, in: slug) else { return }
    log.report(
      "duplicate-label", at: position, "the label `\(id)` stands twice in this chapter",
      suggestion: "give one of them another")
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
      anchors.add(.init(slug: slug, id: figure.id, text: "Figure \(figure.numeral)"))
      if content.hasLetters {
        let letters = "abcdefghijklmnopqrstuvwxyz".prefix(content.figure.panels.count)
        for letter in letters {
          let text = "Figure \(figure.numeral)\(letter)"
          anchors.add(.init(slug: slug, id: figure.id, text: text), as: "\(figure.id)-\(letter)")
        }
      }
      return .figure(figure, part: content.part, caption: content.caption)
    case .table(let content):
      let table = table(content, item, key, of: decoded)
      if let number = table.number {
        anchors.add(.init(slug: slug, id: table.id, text: "Table \(prefix)\(number)"))
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
    var figure = PageFigure(
      id: BlockAddress(decoded.label, content.part).figureID, number: figureCount, figure: drawing,
      source: content.source, caption: [], alt: presentation.alt(content.part) ?? content.alt,
      provenance: provenance, key: key, frames: content.frames.map { $0.recolored(colors) })
    figure.prefix = prefix
    return figure
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
    var table = NumberedTable(
      content: content, path: address.path, id: address.tableID,
      anchor: content.shown ? address.tableID : decoded.label,
      number: content.shown ? tableCount : nil, prefix: prefix, provenance: item.provenance,
      rowEnds: item.rowEnds, key: key)
    table.isLandscape = presentation.landscape ?? false
    return table
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
