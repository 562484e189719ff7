import Markup

/// The third pass: fills values, references and citations into the text of one chapter. The
/// resolver itself does not change; what it finds is added to the findings.
struct TextResolver: Sendable {
  let numbered: NumberedBook
  /// The index of the chapter.
  let chapter: Int
  /// Whether prose is also checked that no page shows now but may show with other numbers.
  let looksAtHidden: Bool
  /// In prose that no page shows, numbers may be missing; only labels are checked.
  private(set) var isHidden = false
  /// In the texts of a verdict, the row that keys beginning with `.` or `{` belong to.
  private(set) var subject: ValueKey?

  init(_ numbered: NumberedBook, chapter: Int, looksAtHidden: Bool) {
    self.numbered = numbered
    self.chapter = chapter
    self.looksAtHidden = looksAtHidden
  }

  var book: Book { numbered.book }
  var values: ValueIndex { numbered.values }
  var slug: String { book.slug(chapter) }

  /// The same resolver for prose that no page shows.
  var hidden: TextResolver {
    var resolver = self
    resolver.isHidden = true
    return resolver
  }

  /// The same resolver for the texts of a row's verdict.
  func texts(of row: ValueKey) -> TextResolver {
    var resolver = self
    resolver.subject = row
    return resolver
  }
}

extension TextResolver {
  /// The whole chapter with its footnotes.
  func resolved(_ findings: inout TextFindings) -> ResolvedChapter {
    let source = book.chapters[chapter]
    var sections = numbered.numbering.sections[chapter].makeIterator()
    var blocks: [PageBlock] = []
    for block in source.blocks {
      // Only the chapter's own headings are sections, not those in quotes and lists.
      if case .heading(_, _, let inlines, _) = block, let section = sections.next() {
        blocks.append(
          .heading(
            level: section.level, number: section.number, id: section.id,
            resolve(inlines, &findings)))
      } else {
        blocks += resolve(block, &findings)
      }
    }
    var notes: [[PageBlock]] = []
    // A footnote may refer to others, so the list grows while it is read.
    while let label = findings.footnotes[chapter]?.dropFirst(notes.count).first {
      notes.append(resolve(source.footnotes[label] ?? [], &findings))
    }
    let heading =
      blocks.hasTitle
      ? nil
      : source.frontMatter.title.map {
        inlines($0, at: SourcePosition(file: source.file, line: 1), &findings)
      }
    var resolved = ResolvedChapter(
      slug: slug, title: numbered.title(of: source), heading: heading, number: chapter + 1,
      blocks: blocks,
      footnotes: notes, source: source.file)
    resolved.notes = self.notes(findings)
    return resolved
  }

  func resolve(_ blocks: [Block], _ findings: inout TextFindings) -> [PageBlock] {
    blocks.flatMap { resolve($0, &findings) }
  }

  private func resolve(_ block: Block, _ findings: inout TextFindings) -> [PageBlock] {
    switch block {
    case .heading(let level, let id, let inlines, _):
      let id = id ?? Section.id(of: inlines.plainText)
      return [.heading(level: level, number: nil, id: id, resolve(inlines, &findings))]
    case .paragraph(let inlines, _): return [.paragraph(resolve(inlines, &findings))]
    case .formula(let source, let label, let position):
      guard let formula = formula(source, isDisplay: true, position, &findings) else {
        return [.paragraph([.problem(source)])]
      }
      let number = label.flatMap { numbered.numbering.equations[$0] }
      return [.equation(formula, id: label, number: number)]
    case .code(let language, let text, _): return [.code(language: language, text)]
    case .quote(let blocks, _): return [.quote(resolve(blocks, &findings))]
    case .alert(let kind, let blocks, _):
      return [.alert(kind: kind, resolve(blocks, &findings))]
    case .list(let start, let tight, let items, _):
      // An item whose conditions do not hold leaves no empty bullet behind.
      let shown = items.compactMap { item -> [PageBlock]? in
        let blocks = resolve(item, &findings)
        return blocks.isEmpty && !item.isEmpty ? nil : blocks
      }
      return shown.isEmpty ? [] : [.list(start: start, tight: tight, items: shown)]
    case .table(let header, let alignments, let rows, _):
      return [
        .table(
          header: header.map { resolve($0, &findings) }, alignments: alignments,
          rows: rows.map { row in row.map { resolve($0, &findings) } })
      ]
    case .captioned(let table, let caption, _, let position):
      guard let float = numbered.numbering.floats[position] else {
        return resolve(table, &findings)
      }
      let text = resolve(caption, &findings)
      return resolve(table, &findings).map {
        .captioned(PageCaption(id: float.id, numeral: float.numeral, text: text), $0)
      }
    case .image(let source, let alt, let caption, _, let position):
      return self.image(source, alt, caption, position, &findings)
    case .html(let text, let position):
      reportHTML(at: position, &findings)
      return [.code(language: "html", text)]
    case .thematicBreak: return [.thematicBreak]
    case .directive(let block):
      switch block.name {
      case "when": return when(block, &findings)
      case "verdict": return verdict(block, &findings)
      case "replication": return replication(block, &findings)
      default: return generated(block, &findings)
      }
    }
  }

  func reportHTML(at position: SourcePosition, _ findings: inout TextFindings) {
    findings.log.add([
      Diagnostic(
        .warning, "raw-html", at: position, "raw HTML is shown as text, never passed on",
        suggestion: "write it as Markdown, such as `*text*`, `H~2~O`, `10^-3^`")
    ])
  }
}
