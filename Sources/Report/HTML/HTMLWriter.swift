import Markup
import Tables

/// Writes the blocks of one chapter.
struct HTMLWriter {
  let book: ResolvedBook
  let svgs: [String: String]
  let chapter: ResolvedChapter
  /// On the single page, anchors carry their chapter's name.
  let single: Bool
  /// Counts the values of the page, so that each can be described.
  private var valueCount = 0
  private var footnoteReferences: [Int: Int] = [:]

  init(book: ResolvedBook, svgs: [String: String], chapter: ResolvedChapter, single: Bool) {
    self.book = book
    self.svgs = svgs
    self.chapter = chapter
    self.single = single
  }

  mutating func html(_ blocks: [PageBlock]) -> String { blocks.map { html($0) }.joined() }

  mutating func html(_ inlines: [PageInline]) -> String { inlines.map { html($0) }.joined() }

  mutating func footnotes(_ notes: [[PageBlock]]) -> String {
    guard !notes.isEmpty else { return "" }
    var items = ""
    for (index, note) in notes.enumerated() {
      let number = index + 1
      items += """
        <li id="\(anchor("fn-\(number)"))">\(html(note))\
        <a class="back" href="#\(anchor("fnref-\(number)"))" aria-label="Back to the text">↩</a></li>

        """
    }
    return "<section class=\"footnotes\" aria-label=\"Footnotes\"><ol>\n\(items)</ol></section>\n"
  }

  /// An id of this chapter as it stands in this page.
  func anchor(_ id: String) -> String { (single ? "\(chapter.slug)--\(id)" : id).html }

  /// A link to an id of a chapter.
  func link(slug: String, id: String) -> String {
    if single { return "#" + (id.isEmpty ? slug : "\(slug)--\(id)").html }
    if slug == chapter.slug { return id.isEmpty ? "#content" : "#" + id.html }
    return "\(slug.html).html" + (id.isEmpty ? "" : "#" + id.html)
  }
}

extension HTMLWriter {
  private mutating func html(_ block: PageBlock) -> String {
    switch block {
    case .heading(let level, let number, let id, let inlines):
      let level = min(max(level, 1), 6)
      let id = anchor(level == 1 && single ? "" : id)
      let name = level == 1 && single ? chapter.slug.html : id
      let number = number.map { "<span class=\"number\">\($0.html)</span> " } ?? ""
      return """
        <h\(level) id="\(name)">\(number)\(html(inlines)) \
        <a class="permalink" href="#\(name)" aria-label="Link to this section">#</a></h\(level)>

        """
    case .paragraph(let inlines): return "<p>\(html(inlines))</p>\n"
    case .code(let language, let text):
      let language = language.map { " class=\"language-\($0.html)\"" } ?? ""
      return "<pre tabindex=\"0\"><code\(language)>\(text.html)</code></pre>\n"
    case .quote(let blocks): return "<blockquote>\n\(html(blocks))</blockquote>\n"
    case .alert(let kind, let blocks):
      return
        "<aside class=\"alert \(kind.lowercased().html)\"><p class=\"kind\">\(kind.capitalized.html)</p>\n"
        + "\(html(blocks))</aside>\n"
    case .list(let start, let tight, let items):
      let tag = start == nil ? "ul" : "ol"
      let first = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
      let lines = items.map { "<li>\(item($0, tight: tight))</li>\n" }.joined()
      return "<\(tag)\(first)>\n\(lines)</\(tag)>\n"
    case .table(let header, let alignments, let rows): return table(header, alignments, rows)
    case .figure(let figure): return html(figure)
    case .generatedTable(let table): return html(table)
    case .notBuilt(let id, let name, let reason):
      return """
        <section class="notbuilt" id="\(anchor(id))"><p><strong>Not built:</strong> \
        <code>\(name.html)</code> \(id.html). \(reason.html)</p></section>

        """
    case .thematicBreak: return "<hr>\n"
    }
  }

  private mutating func item(_ blocks: [PageBlock], tight: Bool) -> String {
    guard tight else { return "\n" + html(blocks) }
    return blocks.map { block in
      if case .paragraph(let inlines) = block { return html(inlines) }
      return html(block)
    }.joined()
  }

  private mutating func table(
    _ header: [[PageInline]], _ alignments: [Block.Alignment], _ rows: [[[PageInline]]]
  ) -> String {
    func style(_ column: Int) -> String {
      guard alignments.indices.contains(column), alignments[column] != .none else { return "" }
      return " class=\"\(alignments[column].rawValue)\""
    }
    var head = ""
    for (column, cell) in header.enumerated() {
      head += "<th scope=\"col\"\(style(column))>\(html(cell))</th>"
    }
    var body = ""
    for row in rows {
      body += "<tr>"
      for (column, cell) in row.enumerated() { body += "<td\(style(column))>\(html(cell))</td>" }
      body += "</tr>\n"
    }
    return
      "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body)</tbody>\n</table></div>\n"
  }

  private mutating func html(_ figure: PageFigure) -> String {
    let files = "figures/\(figure.id.html)"
    let drawing = svgs[figure.id] ?? ""
    return """
      <figure id="\(anchor(figure.id))">
      <div class="drawing">\(drawing)</div>
      <figcaption><strong>Figure \(figure.number).</strong> \(html(figure.caption)) \
      <span class="downloads"><a href="\(files).tsv" download>TSV</a> <a href="\(files).svg" download>SVG</a> \
      <a href="\(files).png" download>PNG</a> <a href="\(files).pdf" download>PDF</a> \
      <a class="permalink" href="#\(anchor(figure.id))" aria-label="Link to figure \(figure.number)">#</a></span>
      \(provenance(figure.provenance))</figcaption>
      </figure>

      """
  }

  private mutating func html(_ table: PageTable) -> String {
    let files = "tables/\(table.file.html)"
    let isNumeric = table.table.columns.map { column in
      if case .numbers = column.values { true } else { false }
    }
    var head = ""
    for (index, column) in table.table.columns.enumerated() {
      let unit = column.unit.map { " <span class=\"unit\">(\($0.html))</span>" } ?? ""
      head +=
        "<th scope=\"col\"\(isNumeric[index] ? " class=\"right\"" : "")>\((column.title ?? column.name).html)\(unit)</th>"
    }
    let columns = table.table.columns.map { CellTexts(column: $0) }
    var body = ""
    for row in 0..<table.shownRows {
      body += "<tr>"
      for (index, column) in columns.enumerated() {
        let id = anchor(table.cellID(row: row, column: index))
        body +=
          "<td id=\"\(id)\"\(isNumeric[index] ? " class=\"right\"" : "")>\(column.shown(row).html)</td>"
      }
      body += "</tr>\n"
    }
    let hidden = table.table.rowCount - table.shownRows
    let rest = hidden > 0 ? "<p class=\"rest\">\(hidden) more rows are in the files.</p>\n" : ""
    return """
      <figure class="table" id="\(anchor(table.id))">
      <div class="scroll" tabindex="0"><table class="sortable">
      <caption><strong>Table \(table.number).</strong> \(html(table.caption))</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)</tbody>
      </table></div>
      \(rest)<figcaption><span class="downloads"><a href="\(files).tsv" download>TSV</a> \
      <a href="\(files).csv" download>CSV</a> \
      <a class="permalink" href="#\(anchor(table.id))" aria-label="Link to table \(table.number)">#</a></span>
      \(provenance(table.provenance))</figcaption>
      </figure>

      """
  }

  private func provenance(_ provenance: Provenance) -> String {
    let steps = provenance.steps.map { step in
      "<li><code>\(step.name.html)</code> key <code title=\"\(step.key.html)\">\(step.key.prefix(12))</code>, "
        + "code <code title=\"\(step.code.html)\">\(step.code.prefix(12))</code>, seed \(step.seed)</li>\n"
    }
    let inputs = provenance.inputs.map { input in
      "<li>\(input.file.html) <code title=\"\(input.sha256.html)\">sha256 \(input.sha256.prefix(12))</code></li>\n"
    }
    return """
      <details class="provenance"><summary>Where this comes from</summary>
      <p>Directive <code>\(provenance.directive.html)</code>; steps:</p><ul>
      \(steps.joined())</ul><p>Files read:</p><ul>
      \(inputs.joined())</ul></details>
      """
  }

  private mutating func html(_ inline: PageInline) -> String {
    switch inline {
    case .text(let text): return text.html
    case .emphasis(let inner): return "<em>\(html(inner))</em>"
    case .strong(let inner): return "<strong>\(html(inner))</strong>"
    case .strikethrough(let inner): return "<del>\(html(inner))</del>"
    case .code(let text): return "<code>\(text.html)</code>"
    case .softBreak: return "\n"
    case .lineBreak: return "<br>\n"
    case .link(let destination, let title, let inner):
      let title = title.map { " title=\"\($0.html)\"" } ?? ""
      return "<a href=\"\(Self.safe(destination).html)\"\(title)>\(html(inner))</a>"
    case .reference(let slug, let id, let inner):
      return "<a class=\"ref\" href=\"\(link(slug: slug, id: id))\">\(html(inner))</a>"
    case .citation(let works): return citation(works)
    case .footnote(let number): return footnote(number)
    case .value(let value): return html(value)
    case .problem(let text): return "<mark class=\"problem\">\(text.html)</mark>"
    }
  }

  private func citation(_ works: [PageInline.CitedWork]) -> String {
    let links = works.map { work -> String in
      let key = book.bibliography.first { $0.number == work.number }?.key ?? ""
      let locator = work.locator.map { ", \($0.html)" } ?? ""
      return "<a href=\"#ref-\(key.html)\">\(work.number)</a>\(locator)"
    }
    return "<span class=\"citation\">[\(links.joined(separator: "; "))]</span>"
  }

  private mutating func footnote(_ number: Int) -> String {
    let count = (footnoteReferences[number] ?? 0) + 1
    footnoteReferences[number] = count
    let id = anchor("fnref-\(number)") + (count > 1 ? "-\(count)" : "")
    return "<sup><a id=\"\(id)\" href=\"#\(anchor("fn-\(number)"))\">\(number)</a></sup>"
  }

  /// The number, linked to its cell; what it is and where it comes from on hover and focus.
  private mutating func html(_ value: CitedValue) -> String {
    valueCount += 1
    let id = anchor("value-\(valueCount)")
    let step = value.provenance.steps.last.map { "step \($0.name) \($0.key.prefix(12))" } ?? ""
    let files = value.provenance.inputs.prefix(3).map {
      "\($0.file) sha256 \($0.sha256.prefix(12))"
    }
    let more =
      value.provenance.inputs.count > 3
      ? ["and \(value.provenance.inputs.count - 3) more files"] : []
    let lines = [value.exact, step] + files + more
    let tip = lines.filter { !$0.isEmpty }.map { $0.html }.joined(separator: "<br>")
    return """
      <span class="value"><a href="\(link(slug: value.slug, id: value.id))" aria-describedby="\(id)">\
      \(value.text.html)</a><span class="tip" role="tooltip" id="\(id)"><b>\(value.key.html)</b><br>\(tip)</span></span>
      """
  }

  /// Only addresses that cannot run anything.
  static func safe(_ destination: String) -> String {
    let scheme = destination.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
    guard scheme.count < destination.count, destination.dropFirst(scheme.count).first == ":" else {
      return destination
    }
    return ["http", "https", "mailto", "doi"].contains(scheme.lowercased()) ? destination : "#"
  }
}
