import Book
import Foundation
import Markup

/// Writes the blocks of one chapter.
struct HTMLWriter {
  let book: ResolvedBook
  let svgs: [String: String]
  let chapter: ResolvedChapter
  /// On the single page, anchors carry their chapter's name.
  let single: Bool
  /// What is written so far.
  var text = ""
  /// Counts the values of the page, so that each can be described.
  var valueCount = 0
  /// How often each footnote was referred to.
  var footnoteReferences: [Int: Int] = [:]
  /// A link holds no other link.
  var isInLink = false
  /// Where each provenance stands that was written before.
  var provenances: [Provenance: String] = [:]
  /// How often each name of a table without a caption was given.
  var tableNames: [String: Int] = [:]
  /// Ids of sections and directives, so that none stands twice.
  private var ids: Set<String> = []

  init(book: ResolvedBook, svgs: [String: String], chapter: ResolvedChapter, single: Bool) {
    self.book = book
    self.svgs = svgs
    self.chapter = chapter
    self.single = single
  }

  /// The chapter with its title and footnotes.
  mutating func article() {
    text += single ? "<article id=\"\(chapter.slug.html)\">\n" : "<article>\n"
    if !chapter.blocks.contains(where: { if case .heading(1, _, _, _) = $0 { true } else { false } }
    ) {
      text += "<h1><span class=\"number\">\(chapter.number)</span> \(chapter.title.html)</h1>\n"
    }
    write(chapter.blocks)
    footnotes()
    text += "</article>\n"
  }

  mutating func write(_ blocks: [PageBlock]) { for block in blocks { write(block) } }

  /// An id of this chapter as it stands in this page.
  func anchor(_ id: String) -> String { (single ? "\(chapter.slug)--\(id)" : id).html }

  /// A link to an id of a chapter; an empty id is the chapter itself.
  func link(slug: String, id: String) -> String {
    if single { return "#" + (id.isEmpty ? slug : "\(slug)--\(id)").html }
    if slug == chapter.slug { return "#" + (id.isEmpty ? HTMLRenderer.contentID : id.html) }
    return "\(slug.urlPath).html" + (id.isEmpty ? "" : "#" + id.html)
  }
}

extension HTMLWriter {
  private mutating func write(_ block: PageBlock) {
    switch block {
    case .heading(let level, let number, let id, let inlines): heading(level, number, id, inlines)
    case .paragraph(let inlines):
      text += "<p>"
      write(inlines)
      text += "</p>\n"
    case .code(let language, let code):
      let language = language.map { " class=\"language-\($0.html)\"" } ?? ""
      text += "<pre tabindex=\"0\"><code\(language)>\(code.html)</code></pre>\n"
    case .quote(let blocks):
      text += "<blockquote>\n"
      write(blocks)
      text += "</blockquote>\n"
    case .alert(let kind, let blocks):
      text += "<div role=\"note\" class=\"alert \(kind.lowercased().html)\">"
      text += "<p class=\"kind\">\(kind.capitalized.html)</p>\n"
      write(blocks)
      text += "</div>\n"
    case .list(let start, let tight, let items): list(start, tight, items)
    case .table(let header, let alignments, let rows): table(header, alignments, rows)
    case .figure(let figure): write(figure)
    case .generatedTable(let table): write(table)
    case .notBuilt(let id, let name, let reason, let place):
      text += """
        <div class="notbuilt" id="\(anchor(id))"><p><strong>Not built:</strong> \
        <code>\(name.html)</code> \(id.html) \
        (<code>\(place.html)</code>): \(reason.html)</p></div>

        """
    case .citedRows(_, let tables): for table in tables { writeCitedRows(of: table) }
    case .thematicBreak: text += "<hr>\n"
    case .anchor(let id):
      if ids.insert(id).inserted { text += "<a id=\"\(anchor(id))\"></a>" }
    }
  }

  private mutating func heading(
    _ level: Int, _ number: String?, _ id: String, _ inlines: [PageInline]
  ) {
    let level = min(max(level, 1), 6)
    let id = anchor(claimed(id))
    text += "<h\(level) id=\"\(id)\">"
    if let number { text += "<span class=\"number\">\(number.html)</span> " }
    write(inlines)
    text += " <a class=\"permalink\" href=\"#\(id)\" aria-label=\"Link to this section\">#</a>"
    text += "</h\(level)>\n"
  }

  /// A second section of the same name is the name with `-2`.
  private mutating func claimed(_ id: String) -> String {
    var free = id
    var count = 1
    while !ids.insert(free).inserted {
      count += 1
      free = "\(id)-\(count)"
    }
    return free
  }

  private mutating func list(_ start: Int?, _ tight: Bool, _ items: [[PageBlock]]) {
    let tag = start == nil ? "ul" : "ol"
    let first = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    text += "<\(tag)\(first)>\n"
    for item in items {
      text += "<li>"
      for block in item {
        if tight, case .paragraph(let inlines) = block { write(inlines) } else { write(block) }
      }
      text += "</li>\n"
    }
    text += "</\(tag)>\n"
  }

  private mutating func footnotes() {
    guard !chapter.footnotes.isEmpty else { return }
    text += "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol>\n"
    for (index, note) in chapter.footnotes.enumerated() {
      let number = index + 1
      text += "<li id=\"\(anchor("fn:\(number)"))\">"
      write(note)
      text += "<a class=\"back\" role=\"doc-backlink\" href=\"#\(anchor("fnref:\(number)"))\""
      text += " aria-label=\"Back to the text\">↩</a></li>\n"
    }
    text += "</ol></section>\n"
  }
}
