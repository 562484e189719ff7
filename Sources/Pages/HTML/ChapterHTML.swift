import Book
import Foundation
import Markup

/// Makes the HTML of one chapter in the order of the page: it counts values and links to what was
/// shown before.
struct ChapterHTML {
  let book: ResolvedBook
  /// The drawings in the page, by figure id.
  let svgs: [String: String]
  let chapter: ResolvedChapter
  /// Whether this is the single page, on which anchors carry the chapter's name.
  let single: Bool
  /// Counts the chapter's values, so that each gets a description.
  var valueCount = 0
  /// The number of references to each footnote so far.
  var footnoteReferences: [Int: Int] = [:]
  /// Whether a link is open, since links cannot be nested.
  var isInLink = false
  /// The place where each provenance was shown first.
  var provenances: [Provenance: String] = [:]
  /// How often each name was given to a table without a caption.
  var tableNames: [String: Int] = [:]
  /// Ids of sections and directives in use.
  private var ids: Set<String> = []

  init(book: ResolvedBook, svgs: [String: String], chapter: ResolvedChapter, single: Bool) {
    self.book = book
    self.svgs = svgs
    self.chapter = chapter
    self.single = single
  }

  /// The chapter with its title and footnotes.
  mutating func article() -> [HTML] {
    var content: [HTML] = ["\n"]
    if !chapter.blocks.hasTitle {
      content += [
        .element("h1", [], [Self.number("\(chapter.number)"), " "] + html(chapter.heading)), "\n",
      ]
    }
    var blocks = chapter.blocks[...]
    if case .heading(1, _, _, _)? = blocks.first { content += html([blocks.removeFirst()]) }
    content += notes() + html(Array(blocks)) + footnotes()
    return [.element("article", single ? [.id(chapter.slug)] : [], content), "\n"]
  }

  /// What the page says at its head, in the margin where there is one.
  private mutating func notes() -> [HTML] {
    var pieces: [HTML] = []
    for note in chapter.notes {
      let attributes: [HTMLAttribute] = [.class("pagenote \(note.kind.rawValue)"), .role("note")]
      let text = HTML.element("p", [], html(note.text))
      pieces += [.element("aside", attributes, [text]), "\n"]
    }
    return pieces
  }

  mutating func html(_ blocks: [PageBlock]) -> [HTML] {
    var pieces: [HTML] = []
    for block in blocks { pieces += html(block) }
    return pieces
  }

  /// An id of this chapter, as this page spells it.
  func anchor(_ id: String) -> String { single ? "\(chapter.slug)--\(id)" : id }

  /// The address of an id in a chapter; an empty id stands for the chapter itself.
  func address(slug: String, id: String) -> HTMLAddress {
    if single { return .anchor(id.isEmpty ? slug : "\(slug)--\(id)") }
    if slug == chapter.slug { return .anchor(id.isEmpty ? HTMLRenderer.contentID : id) }
    return .page(slug, anchor: id)
  }

  /// The number before the title of a chapter or section.
  static func number(_ number: String) -> HTML {
    .element("span", [.class("number")], [.text(number)])
  }
}

extension ChapterHTML {
  private mutating func html(_ block: PageBlock) -> [HTML] {
    switch block {
    case .heading(let level, let number, let id, let inlines):
      return heading(level, number, id, inlines)
    case .paragraph(let inlines): return [.element("p", [], html(inlines)), "\n"]
    case .equation(let formula, let id, let number): return equation(formula, id, number)
    case .code(let language, let code):
      let attributes = language.map { [HTMLAttribute.class("language-\($0)")] } ?? []
      let inner = HTML.element("code", attributes, [.text(code)])
      return [.element("pre", [.init("tabindex", "0")], [inner]), "\n"]
    case .quote(let blocks): return [.element("blockquote", [], ["\n"] + html(blocks)), "\n"]
    case .alert(let kind, let blocks):
      let title = HTML.element("p", [.class("kind")], [.text(kind.capitalized)])
      let attributes: [HTMLAttribute] = [.role("note"), .class("alert \(kind.lowercased())")]
      return [.element("div", attributes, [title, "\n"] + html(blocks)), "\n"]
    case .list(let start, let tight, let items): return list(start, tight, items)
    case .table(let header, let alignments, let rows): return table(header, alignments, rows)
    case .captioned(let caption, let block): return captioned(caption, html(block))
    case .figure(let figure): return html(figure)
    case .generatedTable(let table): return html(table)
    case .notBuilt(let id, let name, let reason, let place):
      let sentence: [HTML] = [
        .element("strong", [], ["Not built:"]), " ", .element("code", [], [.text(name)]),
        " \(id) (", .element("code", [], [.text(place)]), "): \(reason)",
      ]
      let attributes: [HTMLAttribute] = [.class("notbuilt"), .id(anchor(id))]
      return [.element("div", attributes, [.element("p", [], sentence)]), "\n"]
    case .citedRows(_, let tables): return tables.flatMap(citedRows)
    case .thematicBreak: return [.element("hr", [], []), "\n"]
    case .anchor(let id):
      return ids.insert(id).inserted ? [.element("a", [.id(anchor(id))], [])] : []
    }
  }

  private mutating func heading(
    _ level: Int, _ number: String?, _ id: String, _ inlines: [PageInline]
  ) -> [HTML] {
    let id = anchor(claimed(id))
    var content: [HTML] = number.map { [Self.number($0), " "] } ?? []
    content += html(inlines)
    content += [" ", Self.permalink(id, "this section")]
    return [.element("h\(min(max(level, 1), 6))", [.id(id)], content), "\n"]
  }

  /// A second section of the same name gets the suffix `-2`.
  private mutating func claimed(_ id: String) -> String {
    var free = id
    var count = 1
    while !ids.insert(free).inserted {
      count += 1
      free = "\(id)-\(count)"
    }
    return free
  }

  private mutating func list(_ start: Int?, _ tight: Bool, _ items: [[PageBlock]]) -> [HTML] {
    let first = start.flatMap { $0 == 1 ? nil : HTMLAttribute("start", "\($0)") }
    var content: [HTML] = ["\n"]
    for item in items {
      var pieces: [HTML] = []
      for block in item {
        if tight, case .paragraph(let inlines) = block {
          pieces += html(inlines)
        } else {
          pieces += html(block)
        }
      }
      content += [.element("li", [], pieces), "\n"]
    }
    return [.element(start == nil ? "ul" : "ol", first.map { [$0] } ?? [], content), "\n"]
  }

  private mutating func footnotes() -> [HTML] {
    guard !chapter.footnotes.isEmpty else { return [] }
    var items: [HTML] = ["\n"]
    for (index, note) in chapter.footnotes.enumerated() {
      let number = index + 1
      let back = HTML.element(
        "a",
        [
          .class("back"), .role("doc-backlink"), .href(.anchor(anchor("fnref:\(number)"))),
          .label("Back to the text"),
        ], ["↩"])
      items += [.element("li", [.id(anchor("fn:\(number)"))], html(note) + [back]), "\n"]
    }
    let attributes: [HTMLAttribute] = [
      .class("footnotes"), .role("doc-endnotes"), .label("Footnotes"),
    ]
    return [.element("section", attributes, [.element("ol", [], items)]), "\n"]
  }

  /// A link from an element to itself.
  static func permalink(_ id: String, _ name: String) -> HTML {
    .element("a", [.class("permalink"), .href(.anchor(id)), .label("Link to \(name)")], ["#"])
  }

  /// The works with these numbers; all of them for nil.
  mutating func bibliography(_ numbers: Set<Int>?) -> [HTML] {
    let entries = book.bibliography.filter { numbers?.contains($0.number) ?? true }
    guard !entries.isEmpty else { return [] }
    // Works cited by authors and year have no numbers.
    let list = entries.contains { $0.label != nil } ? "ul" : "ol"
    var items: [HTML] = ["\n"]
    for entry in entries {
      var attributes: [HTMLAttribute] = [.id("ref:\(entry.key)")]
      if entry.label == nil { attributes.append(.init("value", "\(entry.number)")) }
      items += [.element("li", attributes, html(entry.text)), "\n"]
    }
    let attributes: [HTMLAttribute] = [
      .class("references"), .role("doc-bibliography"),
      .init("aria-labelledby", "page:references"),
    ]
    let content: [HTML] = [
      "\n", .element("h2", [.id("page:references")], ["References"]), "\n",
      .element(list, [], items), "\n",
    ]
    return [.element("section", attributes, content), "\n"]
  }
}
