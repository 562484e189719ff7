import Engine
import Figures
import Markup
import Tables

/// Makes pages of chapters: numbers sections, figures and tables, fills in values, references and citations.
///
/// Two passes: the first gives every target its number, the second resolves the text, so that a chapter can refer to
/// what comes after it.
package struct Resolver {
  let book: Book
  /// By label.
  let outcomes: [String: DirectiveOutcome]
  /// Undefined references are shown in the page instead of being errors.
  let draft: Bool

  package private(set) var diagnostics: [Diagnostic] = []
  var values = ValueIndex()
  var anchors = Anchors()
  package var citable: [CitableValue] = []
  package private(set) var replications: [ReplicationLine] = []
  package private(set) var pins: [Pin] = []
  /// Keys in order of first citation.
  private(set) var cited: [String] = []
  /// By label: tables that no page shows whole.
  var unshown: [String: [PageTable]] = [:]
  /// By a table's id, the rows that a text cites.
  private var citedRows: [String: Set<Int>] = [:]
  /// Files beside the chapters that links lead to: paths below Chapters.
  package var linked: Set<String> = []
  var figures: [String: PageFigure] = [:]
  var tables: [String: PageTable] = [:]
  /// The chapter that is being resolved.
  var chapter = 0
  private var headingNumbers: [Int] = []
  private var footnotes: [String] = []
  /// True where nothing is run: blocks without an outcome are those that earlier builds did not leave.
  private let checking: Bool
  /// True within prose that no page shows: only its labels are looked at.
  private var isHidden = false
  /// The row that a key which begins with `.` or `{` is of: that of the verdict whose text is resolved.
  var subject: ValueKey?

  package init(
    book: Book, outcomes: [String: DirectiveOutcome], draft: Bool = false, checking: Bool = false
  ) {
    self.book = book
    self.outcomes = outcomes
    self.draft = draft
    self.checking = checking
  }

  package mutating func resolve() -> ResolvedBook {
    number()
    let chapters = book.chapters.indices.map { resolve(chapter: $0) }
    if !checking { reportTypedNumbers(among: knownNumbers) }
    let configuration = book.configuration
    let entries = cited.enumerated().compactMap { book.bibliography?.entry($1, number: $0 + 1) }
    return ResolvedBook(
      title: configuration.title, subtitle: configuration.subtitle,
      authors: configuration.authors ?? [],
      date: configuration.date, license: configuration.license, url: configuration.url,
      chapters: chapters, bibliography: entries, citedRows: citedRows)
  }

  mutating func report(
    _ code: String, at position: SourcePosition, _ sentence: String, suggestion: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    let severity = draft ? Diagnostic.Severity.warning : severity
    diagnostics.append(Diagnostic(severity, code, at: position, sentence, suggestion: suggestion))
  }

  var slug: String { book.slug(chapter) }
}

// MARK: Text

extension Resolver {
  private mutating func resolve(chapter index: Int) -> ResolvedChapter {
    chapter = index
    headingNumbers = [index + 1]
    footnotes = []
    let source = book.chapters[index]
    let blocks = resolve(source.blocks, numbered: true)
    var notes: [[PageBlock]] = []
    // A footnote may refer to further ones, so the list grows while it is read.
    while notes.count < footnotes.count {
      notes.append(resolve(source.footnotes[footnotes[notes.count]] ?? []))
    }
    return ResolvedChapter(
      slug: slug, title: title(of: source), number: index + 1, blocks: blocks, footnotes: notes,
      source: source.file)
  }

  func title(of chapter: Chapter) -> String {
    if let title = chapter.frontMatter.title { return title }
    for case .heading(_, _, let inlines, _) in chapter.blocks { return plainText(inlines) }
    return Book.stem(chapter.file)
  }

  /// `numbered`: the headings are a chapter's own. Those in quotes, lists and the like are no sections, and counted nowhere.
  mutating func resolve(_ blocks: [Block], numbered: Bool = false) -> [PageBlock] {
    blocks.flatMap { resolve($0, numbered: numbered) }
  }

  private mutating func resolve(_ block: Block, numbered: Bool) -> [PageBlock] {
    switch block {
    case .heading(let level, let id, let inlines, _):
      let number = numbered ? Self.sectionNumber(level, &headingNumbers) : nil
      let id = id ?? Self.identifier(plainText(inlines))
      return [.heading(level: level, number: number, id: id, resolve(inlines))]
    case .paragraph(let inlines, _): return [.paragraph(resolve(inlines))]
    case .code(let language, let text, _): return [.code(language: language, text)]
    case .quote(let blocks, _): return [.quote(resolve(blocks))]
    case .alert(let kind, let blocks, _): return [.alert(kind: kind, resolve(blocks))]
    case .list(let start, let tight, let items, _):
      return [.list(start: start, tight: tight, items: items.map { resolve($0) })]
    case .table(let header, let alignments, let rows, _):
      return [
        .table(
          header: header.map { resolve($0) }, alignments: alignments,
          rows: rows.map { $0.map { resolve($0) } })
      ]
    case .html(let text, let position):
      diagnostics.append(
        Diagnostic(
          .warning, "raw-html", at: position, "raw HTML is shown as text, never passed on",
          suggestion: "write it as Markdown"))
      return [.code(language: "html", text)]
    case .thematicBreak: return [.thematicBreak]
    case .directive(let block):
      switch block.name {
      case "when": return when(block)
      case "verdict": return verdict(block)
      case "replication": return replication(block)
      default: return generated(block)
      }
    }
  }

  private mutating func generated(_ block: DirectiveBlock) -> [PageBlock] {
    guard
      let decoded = book.directives.first(where: {
        $0.chapter == chapter && $0.block.position == block.position
      })
    else { return [] }
    switch outcomes[decoded.label] {
    case .notBuilt(let failure):
      return [
        .notBuilt(
          id: decoded.label, name: block.name, reason: failure.sentence, place: decoded.place)
      ]
    case .built(let built, _):
      let contents = built.map(\.content)
      let drawn = Set(contents.flatMap(\.figureParts))
      return [.anchor(id: decoded.label)]
        + contents.flatMap { shown($0, of: decoded, drawn: drawn) }
        + (unshown[decoded.label].map { [.citedRows(label: decoded.label, $0)] } ?? [])
    case nil: return captions(of: decoded)
    }
  }

  /// Of a block that is not built: their numbers may be at hand, and alt texts are looked at too.
  private mutating func captions(of decoded: DecodedDirective) -> [PageBlock] {
    let (presentation, block) = (decoded.presentation, decoded.block)
    var captions: [PageBlock] = []
    if let caption = presentation.caption {
      captions.append(.paragraph(inlines(caption, at: block.position(of: "caption"))))
    }
    for (part, caption) in (presentation.captions ?? [:]).sorted(by: { $0.key < $1.key }) {
      captions.append(
        .paragraph(inlines(caption, at: block.position(of: "captions", part: part))))
    }
    var alts = presentation.alt.map { [($0, block.position(of: "alt"))] } ?? []
    for (part, alt) in (presentation.alts ?? [:]).sorted(by: { $0.key < $1.key }) {
      alts.append((alt, block.position(of: "alts", part: part)))
    }
    for (alt, position) in alts {
      if alt.trimmed.isEmpty { reportMissingAlt(decoded.label, position) }
      _ = plain(alt, at: position)
    }
    return captions
  }

  private mutating func reportMissingAlt(_ id: String, _ position: SourcePosition) {
    report(
      "missing-alt", at: position, "\(id) has no alt text",
      suggestion: "say in `alt:` what is seen", severity: .warning)
  }

  /// `drawn`: the parts that have a figure, nil for the main one.
  private mutating func shown(
    _ content: Content, of decoded: DecodedDirective, drawn: Set<String?>
  ) -> [PageBlock] {
    let position = decoded.block.position
    func place(_ option: String, _ part: String?) -> SourcePosition {
      part.map { decoded.block.position(of: option + "s", part: $0) }
        ?? decoded.block.position(of: option)
    }
    switch content {
    case .figure(let content):
      let part = content.part.map { "-\($0)" } ?? ""
      guard var figure = figures["\(decoded.label)\(part)"] else { return [] }
      let own =
        content.part.map { decoded.presentation.captions?[$0] } ?? decoded.presentation.caption
      figure.caption = inlines(own ?? content.caption, at: place("caption", content.part))
      figure.alt = plain(figure.alt, at: place("alt", content.part))
      if figure.alt.trimmed.isEmpty { reportMissingAlt(figure.id, position) }
      return [.figure(figure)]
    case .table(let content):
      let part = content.part.map { "-\($0)" } ?? ""
      guard var table = tables["\(decoded.label)\(part)"] else { return [] }
      let own = decoded.presentation.tableCaption(content.part, drawn: drawn)
      let name = content.part.map { $0 + "-table" } ?? "table"
      let isOwn = decoded.presentation.captions?[name] != nil
      table.caption = inlines(
        own ?? content.caption, at: place("caption", isOwn ? name : content.part))
      return [.generatedTable(table)]
    case .prose(let text): return [.paragraph(inlines(text, at: position))]
    case .values, .missing: return []
    }
  }

  mutating func inlines(_ markdown: String, at position: SourcePosition) -> [PageInline] {
    let parsed = ChapterParser.inlines(markdown, at: position)
    diagnostics += parsed.diagnostics
    return resolve(parsed.inlines)
  }

  /// An alt text: plain but for its `{val}` roles.
  private mutating func plain(_ text: String, at position: SourcePosition) -> String {
    var shown = ""
    var rest = text[...]
    while let role = rest.firstMatch(of: /\{val\}`([^`]+)`/) {
      shown += rest[..<role.range.lowerBound]
      shown += [value(String(role.1), position)].plainText
      rest = rest[role.range.upperBound...]
    }
    return shown + rest
  }

  mutating func resolve(_ inlines: [Inline]) -> [PageInline] { inlines.map { resolve($0) } }

  private mutating func resolve(_ inline: Inline) -> PageInline {
    switch inline {
    case .text(let text): return .text(text.keepingPerCent)
    case .emphasis(let inner): return .emphasis(resolve(inner))
    case .strong(let inner): return .strong(resolve(inner))
    case .strikethrough(let inner): return .strikethrough(resolve(inner))
    case .code(let text): return .code(text)
    case .checkbox(let isChecked): return .checkbox(isChecked: isChecked)
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .html(let text, let position):
      diagnostics.append(
        Diagnostic(
          .warning, "raw-html", at: position, "raw HTML is shown as text, never passed on",
          suggestion: "write it as Markdown"))
      return .text(text)
    case .image(let source, let alt, _, let position):
      report(
        "image", at: position, "the image \(source) is not made by the report",
        suggestion: "make it with a directive, or link to it", severity: .warning)
      return .link(destination: source, title: nil, [.text(alt.isEmpty ? source : alt)])
    case .link(let destination, let title, let inner, let position):
      return link(destination, title, inner, position)
    case .citation(let items, let position): return cite(items, position)
    case .footnote(let label, let position): return footnote(label, position)
    case .role(let name, let content, let position): return role(name, content, position)
    }
  }

  private mutating func role(_ name: String, _ content: String, _ position: SourcePosition)
    -> PageInline
  {
    switch name {
    case "val": return value(content, position)
    case "numref", "ref": return reference(content, position)
    case "cite":
      let items = content.split { $0 == ";" || $0 == "," }.map {
        CitationItem(key: String($0).trimmed)
      }
      return cite(items, position)
    default:
      report(
        "unknown-role", at: position, "there is no role `\(name)`",
        suggestion: Spelling.suggestion(for: name, among: Inline.roles))
      return .problem("{\(name)}`\(content)`")
    }
  }

  private mutating func value(_ content: String, _ position: SourcePosition) -> PageInline {
    var failure: String?
    do throws(ValueError) {
      let expression = try expression(content)
      failure = values.failure(expression.key, template: expression.template)
      if isPending(expression.key, position) { return checking ? .text("…") : .problem(content) }
      if values.reason(expression.key) != nil { return .problem("not built") }
      let cited = try values.cite(expression)
      if !isHidden, let table = cited.table, let row = cited.row {
        citedRows[table, default: []].insert(row)
      }
      if let pinned = expression.pinned {
        let now = cited.text.replacingMinus
        if pinned.replacingMinus != now {
          diagnostics.append(
            Diagnostic(
              .warning, "pinned", at: position,
              "`\(expression.key)` is pinned \(pinned), now \(now)",
              suggestion: "look why, then `report accept` takes the new value"))
          pins.append(Pin(position: position, content: content, pinned: pinned, now: now))
        }
      }
      return .value(cited)
    } catch {
      if failure != nil { return .problem("not available") }
      report("unknown-value", at: position, error.sentence, suggestion: error.suggestion)
      return .problem(content)
    }
  }

  /// Within a verdict a key may leave out its row.
  private func expression(_ content: String) throws(ValueError) -> ValueExpression {
    guard let first = content.trimmed.first, ".{".contains(first) else {
      return try ValueExpression(content)
    }
    guard let subject else {
      throw ValueError(
        "`\(content.trimmed)` names no row",
        suggestion: "only in a verdict's texts may it be left out")
    }
    let expression = try ValueExpression("\(subject)\(content.trimmed)")
    // The same words in another verdict are of another number.
    guard expression.pinned == nil else {
      throw ValueError(
        "`\(content.trimmed)` is pinned without its row", suggestion: "write `\(subject)` before it"
      )
    }
    return expression
  }

  /// True where the value's block is not built, so that no more than its label can be known; an unknown label is reported.
  mutating func isPending(_ key: ValueKey, _ position: SourcePosition) -> Bool {
    let label = String(key.path.prefix { $0 != "." })
    if outcomes[label] != nil { return isHidden }
    let labels = book.directives.map(\.label)
    if !labels.contains(label), !book.unread.contains(label) {
      report(
        "unknown-value", at: position, "there is no block labelled `\(label)`",
        suggestion: Spelling.suggestion(for: label, among: labels.sorted()))
    }
    return true
  }

  /// Looks over what no page shows.
  mutating func lookOver(hidden blocks: [Block]) { lookOverHidden { _ = $0.resolve(blocks) } }

  mutating func lookOverHidden(_ look: (inout Resolver) -> Void) {
    let before = isHidden
    isHidden = true
    look(&self)
    isHidden = before
  }

  private mutating func cite(_ items: [CitationItem], _ position: SourcePosition) -> PageInline {
    var works: [PageInline.CitedWork] = []
    for item in items {
      guard let bibliography = book.bibliography, bibliography.keys.contains(item.key) else {
        report(
          "unknown-citation", at: position, "the bibliography has no entry `\(item.key)`",
          suggestion: Spelling.suggestion(
            for: item.key, among: book.bibliography?.keys.sorted() ?? []))
        continue
      }
      if !cited.contains(item.key) { cited.append(item.key) }
      works.append(.init(number: (cited.firstIndex(of: item.key) ?? 0) + 1, locator: item.locator))
    }
    return works.isEmpty ? .problem("citation") : .citation(works)
  }

  private mutating func footnote(_ label: String, _ position: SourcePosition) -> PageInline {
    guard book.chapters[chapter].footnotes[label] != nil else {
      report(
        "undefined-footnote", at: position, "there is no footnote `\(label)`",
        suggestion: "write `[^\(label)]: ...` in this chapter")
      return .problem("[^\(label)]")
    }
    if let index = footnotes.firstIndex(of: label) { return .footnote(number: index + 1) }
    footnotes.append(label)
    return .footnote(number: footnotes.count)
  }

  /// Every generated table by file name, also those that no page shows.
  package var generatedTables: [(file: String, entry: ValueIndex.Entry)] {
    values.tables.sorted { $0.key < $1.key }.map { (file: $0.key, entry: $0.value) }
  }

  mutating func add(_ line: ReplicationLine) { replications.append(line) }
  mutating func add(_ more: [Diagnostic]) { diagnostics += more }
  var isChecking: Bool { checking }
}

/// The text of inlines without their marks.
func plainText(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .link(_, _, let inner, _):
      plainText(inner)
    case .softBreak, .lineBreak: " "
    default: ""
    }
  }.joined()
}

extension String {
  /// With the ASCII hyphen for the typographic minus, as authors type it.
  var replacingMinus: String { replacing("\u{2212}", with: "-") }
  /// No line of a page begins with the sign of per cent.
  package var keepingPerCent: String {
    utf8.contains(UInt8(ascii: "%")) ? replacing(" %", with: "\u{A0}%") : self
  }
}

extension Presentation {
  func shows(_ part: String?) -> Bool { show?.contains(part ?? "main") ?? true }
  func alt(_ part: String?) -> String? { part.map { alts?[$0] } ?? alt }
  /// A part's own caption is its figure's where it has one: what describes a drawing does not describe its table.
  func tableCaption(_ part: String?, drawn: Set<String?>) -> String? {
    guard let part else { return captions?["table"] ?? (drawn.contains(nil) ? nil : caption) }
    return captions?["\(part)-table"] ?? (drawn.contains(part) ? nil : captions?[part])
  }
}

extension Content {
  /// The part of a figure, nil for the main one; none of what is no figure.
  fileprivate var figureParts: [String?] {
    if case .figure(let figure) = self { [figure.part] } else { [] }
  }
}
