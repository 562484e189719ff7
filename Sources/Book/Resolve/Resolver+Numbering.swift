import Engine
import Figures
import Markup
import Tables

extension Resolver {
  mutating func number() {
    var figureCount = 0
    var tableCount = 0
    for (index, chapter) in book.chapters.enumerated() {
      let slug = book.slug(index)
      var numbers = [index + 1]
      var last: Int?
      forEachHeading(chapter.blocks) { level, id, inlines, position in
        reportLevel(level, after: last, at: position)
        last = level
        let number = Self.sectionNumber(level, &numbers)
        let id = id ?? Self.identifier(plainText(inlines))
        if anchors.contains(id, in: slug) {
          report(
            "duplicate-label", at: position, "the section id `\(id)` stands twice in this chapter",
            suggestion: "give one of them another: `## Title {#other}`", severity: .warning)
        }
        anchors.add(
          .init(slug: slug, id: id, text: level == 1 ? "Chapter \(number)" : "Section \(number)"))
      }
      for decoded in book.directives where decoded.chapter == index {
        register(decoded, slug: slug, &figureCount, &tableCount)
      }
    }
  }

  /// A chapter has one title, and its sections lie within each other.
  private mutating func reportLevel(_ level: Int, after last: Int?, at position: SourcePosition) {
    if level == 1, last != nil {
      report(
        "second-title", at: position, "the chapter has a title already",
        suggestion: "begin this heading with `##`, or make it a chapter of its own",
        severity: .warning)
    } else if level > (last ?? 1) + 1 {
      let next = (last ?? 1) + 1
      report(
        "skipped-level", at: position, "the heading leaves out level \(next)",
        suggestion: "begin it with `\(String(repeating: "#", count: next))`", severity: .warning)
    }
  }

  private mutating func register(
    _ decoded: DecodedDirective, slug: String, _ figureCount: inout Int, _ tableCount: inout Int
  ) {
    let label = decoded.label
    anchors.add(.init(slug: slug, id: label, text: "\(decoded.block.name) \(label)"))
    guard case .built(let built, let key)? = outcomes[label] else {
      if case .notBuilt(let failure)? = outcomes[label] {
        values.add(missing: label, reason: failure.sentence)
      }
      return
    }
    let contents = built.map(\.content)
    // Where something failed, parts and colours may be missing for that.
    if !contents.contains(where: { if case .missing = $0 { true } else { false } }) {
      reportUnknownParts(decoded, contents)
      reportUnknownColours(decoded, contents)
      reportUnknownNumbers(decoded, contents)
    }
    let decimals = decoded.presentation.decimals ?? [:]
    for item in built {
      let provenance = item.provenance
      switch item.content {
      case .figure(let content):
        let part = content.part.map { "-\($0)" } ?? ""
        guard decoded.presentation.shows(content.part) else { continue }
        figureCount += 1
        let colors = decoded.presentation.colours ?? [:]
        var figure = content.figure.recolored(colors)
        if let width = decoded.presentation.width { figure.width = width }
        figures["\(label)\(part)"] = PageFigure(
          id: "fig-\(label)\(part)", number: figureCount, figure: figure, source: content.source,
          caption: [], alt: decoded.presentation.alt(content.part) ?? content.alt,
          provenance: provenance, key: key,
          frames: content.frames.map { $0.recolored(colors) })
        anchors.add(.init(slug: slug, id: "fig-\(label)\(part)", text: "Figure \(figureCount)"))
      case .table(var content):
        let part = content.part.map { "-\($0)" } ?? ""
        let path = label + (content.part.map { ".\($0)" } ?? "")
        content.shown = content.shown && decoded.presentation.shows(content.part)
        if let rows = decoded.presentation.rows { content.shownRows = rows }
        content.table = content.table.showing(decimals: decimals)
        let id = "tab-\(label)\(part)"
        if content.shown {
          tableCount += 1
          tables["\(label)\(part)"] = PageTable(
            id: id, file: path, number: tableCount, table: content.table,
            shownRows: min(content.shownRows ?? content.table.rowCount, content.table.rowCount),
            caption: [], provenance: provenance)
          anchors.add(.init(slug: slug, id: id, text: "Table \(tableCount)"))
        }
        let entry = ValueIndex.Entry(
          content: content, slug: slug, anchor: content.shown ? id : label, provenance: provenance,
          rowEnds: item.rowEnds, key: key, id: id)
        if !content.shown || (content.shownRows ?? .max) < content.table.rowCount {
          unshown[label, default: []].append(
            PageTable(
              id: id, file: path, number: 0, table: content.table,
              shownRows: content.shown ? content.shownRows ?? 0 : 0, caption: [],
              provenance: provenance))
        }
        values.add(entry, path: path)
        addCitable(entry, path: path)
      case .values(let named, _):
        for var value in named {
          let path = "\(label).\(value.name)"
          if case .number = value.value { value.decimals = decimals[value.name] ?? value.decimals }
          values.add(
            .init(value: value, slug: slug, anchor: label, provenance: provenance), path: path)
          citable.append(
            CitableValue(
              key: path, value: value.value, unit: value.unit, decimals: value.decimals, slug: slug,
              id: label, provenance: provenance))
        }
      case .missing(let names): values.add(failures: names, of: label)
      case .prose: break
      }
    }
  }

  /// Options of presentation name parts, which only the results tell.
  private mutating func reportUnknownParts(_ decoded: DecodedDirective, _ contents: [Content]) {
    var figures: [String?] = []
    var tables: [String?] = []
    for content in contents {
      if case .figure(let figure) = content { figures.append(figure.part) }
      if case .table(let table) = content { tables.append(table.part) }
    }
    let ofTables = tables.map { part in part.map { $0 + "-table" } ?? "table" }
    let captioned = (figures + tables).compactMap(\.self) + ofTables
    let presentation = decoded.presentation
    let named = [
      ("show", presentation.show ?? [], (figures + tables).map { $0 ?? "main" }),
      ("captions", presentation.captions?.keys.sorted() ?? [], captioned),
      ("alts", presentation.alts?.keys.sorted() ?? [], figures.compactMap(\.self)),
    ]
    // Without a part they are those of the figure without one, and a caption also of the table.
    let isCaptioned = figures.contains(nil) || tables.contains(nil)
    for (option, text, isUsed) in [
      ("caption", presentation.caption, isCaptioned),
      ("alt", presentation.alt, figures.contains(nil)),
    ] where text != nil && !isUsed {
      report(
        "unknown-part", at: decoded.block.position,
        "option `\(option)`: `\(decoded.label)` has no figure of its own, only parts",
        suggestion: "`\(option)s:` names them (\(captioned.joined(separator: ", ")))",
        severity: .warning)
    }
    for (option, names, known) in named {
      for name in names where !known.contains(name) {
        report(
          "unknown-part", at: decoded.block.position,
          "option `\(option)`: `\(decoded.label)` has no part `\(name)`",
          suggestion: Spelling.suggestion(for: name, among: Set(known).sorted()),
          severity: .warning)
      }
    }
  }

  /// Which names have a colour is told by the figures.
  private mutating func reportUnknownColours(_ decoded: DecodedDirective, _ contents: [Content]) {
    guard let colours = decoded.presentation.colours else { return }
    let known = contents.flatMap { content -> [String] in
      guard case .figure(let figure) = content else { return [] }
      return Array(figure.figure.namedColors.keys)
    }
    for name in colours.keys.sorted() where !known.contains(name) {
      report(
        "unknown-name", at: decoded.block.position(of: "colours", part: name),
        "option `colours`: no figure of `\(decoded.label)` has a colour named `\(name)`",
        suggestion: Spelling.suggestion(for: name, among: Set(known).sorted()), severity: .warning)
    }
  }

  /// Which numbers there are is told by the tables and values.
  private mutating func reportUnknownNumbers(_ decoded: DecodedDirective, _ contents: [Content]) {
    guard let decimals = decoded.presentation.decimals else { return }
    var known = Set<String>()
    for content in contents {
      switch content {
      case .table(let content):
        for column in content.table.columns {
          if case .numbers = column.values { known.insert(column.name) }
        }
      case .values(let named, _):
        for value in named { if case .number = value.value { known.insert(value.name) } }
      default: break
      }
    }
    for name in decimals.keys.sorted() where !known.contains(name) {
      report(
        "unknown-name", at: decoded.block.position(of: "decimals", part: name),
        "option `decimals`: `\(decoded.label)` has no numbers named `\(name)`",
        suggestion: Spelling.suggestion(for: name, among: known.sorted()), severity: .warning)
    }
  }

  /// Longer tables are cited from their files; to list every cell of them would only make the lists long.
  static var mostListedRows: Int { 500 }

  private mutating func addCitable(_ entry: ValueIndex.Entry, path: String) {
    let table = entry.content.table
    let keys = entry.content.keys.compactMap { key in
      table.columns.first { $0.name == key }?.texts()
    }
    let shown = entry.content.shown ? entry.content.shownRows ?? table.rowCount : 0
    guard table.rowCount <= Self.mostListedRows else { return }
    for row in 0..<table.rowCount {
      let address = "\(path)[\(keys.map { $0[row] }.joined(separator: ", "))]"
      for (position, column) in table.columns.enumerated()
      where !entry.content.keys.contains(column.name) {
        citable.append(
          CitableValue(
            key: "\(address).\(column.name)", value: column.value(row),
            unit: entry.content.unit(row, column),
            decimals: column.decimals, slug: entry.slug,
            id: row < shown ? "\(entry.anchor)-r\(row + 1)-c\(position + 1)" : entry.anchor,
            provenance: entry.provenance))
      }
    }
  }

  private func forEachHeading(
    _ blocks: [Block], _ body: (Int, String?, [Inline], SourcePosition) -> Void
  ) {
    for case .heading(let level, let id, let inlines, let position) in blocks {
      body(level, id, inlines, position)
    }
  }

  /// `2.1` for the second level; `numbers` counts the sections so far, the chapter's own number first.
  static func sectionNumber(_ level: Int, _ numbers: inout [Int]) -> String {
    guard level > 1 else { return "\(numbers[0])" }
    while numbers.count > level { numbers.removeLast() }
    while numbers.count < level { numbers.append(0) }
    numbers[level - 1] += 1
    return numbers.map(String.init).joined(separator: ".")
  }

  /// As GitHub does: lower case, letters, digits and hyphens.
  static func identifier(_ text: String) -> String {
    var id = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        id.append(character)
      } else if character == " " || character == "-" {
        id.append("-")
      }
    }
    return id.isEmpty ? "section" : id
  }
}
