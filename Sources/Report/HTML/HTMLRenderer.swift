import Figures
import Foundation
import Tables

/// Pages of a resolved book: one a chapter, and all in one. They need nothing but the files beside them.
struct HTMLRenderer {
  let book: ResolvedBook
  /// By figure id; the drawing that stands in the page.
  let svgs: [String: String]

  /// The page of one chapter, `SLUG.html`.
  func page(_ index: Int) -> String {
    let chapter = book.chapters[index]
    let isLast = index == book.chapters.count - 1
    var body = content(of: chapter, single: false)
    if isLast || !cited(in: chapter.blocks).isEmpty {
      body += bibliography(isLast ? nil : cited(in: chapter.blocks))
    }
    body += pager(index)
    return document(
      title: index == 0 ? book.title : "\(chapter.title) – \(book.title)", current: index,
      body: body)
  }

  /// All chapters on one page, `single.html`; anchors carry their chapter's name so that none stands twice.
  func singlePage() -> String {
    let body = book.chapters.map { content(of: $0, single: true) }.joined(separator: "\n")
    return document(title: book.title, current: nil, body: body + bibliography(nil))
  }

  private func content(of chapter: ResolvedChapter, single: Bool) -> String {
    var writer = HTMLWriter(book: book, svgs: svgs, chapter: chapter, single: single)
    let blocks = writer.html(chapter.blocks)
    return "<article>\n\(blocks)\(writer.footnotes(chapter.footnotes))</article>\n"
  }
}

extension HTMLRenderer {
  private func document(title: String, current: Int?, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.html)</title>
    \(metadata())
    <link rel="stylesheet" href="style.css">
    <script src="script.js" defer></script>
    </head>
    <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header class="site"><a class="title" href="index.html">\(book.title.html)</a>
    <button type="button" id="theme" hidden>Dark or light</button></header>
    <div class="layout">
    <nav class="contents" aria-label="Contents">
    \(contents(current))
    </nav>
    <main id="content">
    \(current == 0 || current == nil ? titleBlock() : "")\(body)</main>
    </div>
    <footer class="site"><p>\(colophon())</p></footer>
    </body>
    </html>

    """
  }

  private func titleBlock() -> String {
    let authors = book.authors.map { author in
      let affiliation = author.affiliation.map { ", \($0.html)" } ?? ""
      return "<span>\(author.name.html)\(affiliation)</span>"
    }
    return """
      <hgroup class="book"><p class="booktitle">\(book.title.html)</p>\
      \(book.subtitle.map { "<p class=\"subtitle\">\($0.html)</p>" } ?? "")</hgroup>
      \(authors.isEmpty ? "" : "<p class=\"authors\">\(authors.joined(separator: "; "))</p>\n")
      """
  }

  private func colophon() -> String {
    let date = book.date.map { "\($0.html). " } ?? ""
    let license = book.license.map { "Licence: \($0.html). " } ?? ""
    return date + license
      + "Made by <code>report</code>; every number on these pages says where it comes from. "
      + "<a href=\"single.html\">All chapters on one page</a>."
  }

  private func contents(_ current: Int?) -> String {
    let items = book.chapters.enumerated().map { index, chapter -> String in
      let here = index == current ? " aria-current=\"page\"" : ""
      let target = current == nil ? "#\(chapter.slug)" : "\(chapter.slug).html"
      var item = "<li><a href=\"\(target.html)\"\(here)>\(chapter.number) \(chapter.title.html)</a>"
      if index == current { item += sections(chapter) }
      return item + "</li>"
    }
    return "<ol class=\"chapters\">\n\(items.joined(separator: "\n"))\n</ol>\n\(listings(current))"
  }

  private func sections(_ chapter: ResolvedChapter) -> String {
    let items = chapter.blocks.compactMap { block -> String? in
      guard case .heading(2, let number, let id, let inlines) = block else { return nil }
      return "<li><a href=\"#\(id.html)\">\((number ?? "").html) \(inlines.plainText.html)</a></li>"
    }
    return items.isEmpty ? "" : "\n<ol>\n\(items.joined(separator: "\n"))\n</ol>"
  }

  /// Figures and tables of the current chapter (of all chapters on the single page).
  private func listings(_ current: Int?) -> String {
    let chapters = current.map { [book.chapters[$0]] } ?? book.chapters
    var figures = ""
    var tables = ""
    for chapter in chapters {
      let prefix = current == nil ? chapter.slug + "--" : ""
      for block in chapter.blocks {
        switch block {
        case .figure(let figure):
          figures +=
            "<li><a href=\"#\(prefix)\(figure.id.html)\">Figure \(figure.number)</a> \(figure.caption.firstSentence.html)</li>\n"
        case .generatedTable(let table):
          tables +=
            "<li><a href=\"#\(prefix)\(table.id.html)\">Table \(table.number)</a> \(table.caption.firstSentence.html)</li>\n"
        default: break
        }
      }
    }
    func list(_ items: String, _ name: String) -> String {
      items.isEmpty
        ? "" : "<details><summary>\(name)</summary><ul class=\"plain\">\n\(items)</ul></details>\n"
    }
    return list(figures, "Figures") + list(tables, "Tables")
  }

  private func pager(_ index: Int) -> String {
    func link(_ target: Int, _ rel: String, _ word: String) -> String {
      guard book.chapters.indices.contains(target) else { return "<span></span>" }
      let chapter = book.chapters[target]
      return
        "<a rel=\"\(rel)\" href=\"\(chapter.slug.html).html\">\(word): \(chapter.title.html)</a>"
    }
    return "<nav class=\"pager\" aria-label=\"Previous and next\">"
      + link(index - 1, "prev", "Previous") + link(index + 1, "next", "Next") + "</nav>\n"
  }

  /// All entries where `keys` is nil.
  private func bibliography(_ numbers: Set<Int>?) -> String {
    let entries = book.bibliography.filter { numbers?.contains($0.number) ?? true }
    guard !entries.isEmpty, let chapter = book.chapters.last else { return "" }
    var writer = HTMLWriter(book: book, svgs: [:], chapter: chapter, single: false)
    let items = entries.map { entry in
      "<li id=\"ref-\(entry.key.html)\" value=\"\(entry.number)\">\(writer.html(entry.text))</li>"
    }
    return
      "<section class=\"references\" aria-labelledby=\"references\">\n<h2 id=\"references\">References</h2>\n"
      + "<ol>\n\(items.joined(separator: "\n"))\n</ol>\n</section>\n"
  }

  private func cited(in blocks: [PageBlock]) -> Set<Int> { CitedNumbers.numbers(in: blocks) }

  /// For search engines and reference managers.
  private func metadata() -> String {
    var lines = ["<meta name=\"citation_title\" content=\"\(book.title.html)\">"]
    lines += book.authors.map { "<meta name=\"citation_author\" content=\"\($0.name.html)\">" }
    if let date = book.date {
      lines.append("<meta name=\"citation_publication_date\" content=\"\(date.html)\">")
    }
    if let url = book.url {
      lines.append("<meta name=\"citation_pdf_url\" content=\"\(url.html)/supplement.pdf\">")
    }
    if let subtitle = book.subtitle {
      lines.append("<meta name=\"description\" content=\"\(subtitle.html)\">")
    }
    return lines.joined(separator: "\n") + "\n" + LinkedData.script(for: book)
  }
}
