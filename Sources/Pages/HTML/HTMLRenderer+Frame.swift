import Book

/// What surrounds the text of every page.
extension HTMLRenderer {
  func begin(_ text: inout String, title: String, current: Int?) {
    text += """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title.html)</title>

      """
    metadata(&text, current: current)
    text += """
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="style.css">
      <script src="script.js"></script>
      </head>
      <body>
      <a class="skip" href="#\(Self.contentID)">Skip to the content</a>
      <header class="site"><a class="title" href="index.html">\(book.title.html)</a>
      <span class="tools">
      """
    if current != nil { text += "<a href=\"single.html\">All on one page</a> " }
    if let pdf { text += "<a href=\"\(pdf.urlPath)\">PDF</a> " }
    text += """
      <button type="button" id="page:theme" hidden>Dark</button></span></header>
      <div class="layout">
      <nav class="contents" aria-label="Contents"><details class="menu" open>\
      <summary>Contents</summary>

      """
    contents(&text, current: current)
    text += "</details></nav>\n<main id=\"\(Self.contentID)\" tabindex=\"-1\">\n"
    if (current ?? 0) == 0 { titleBlock(&text) }
  }

  func end(_ text: inout String, single: Bool) {
    text += "</main>\n</div>\n<footer class=\"site\"><p>"
    if let date = book.date { text += "\(date.html). " }
    if let license = book.license { text += "Licence: \(license.html). " }
    text += "Made by <code>report</code>; every number on these pages says where it comes from. "
    text +=
      single
      ? "<a href=\"index.html\">One page a chapter</a>."
      : "<a href=\"single.html\">All chapters on one page</a>."
    text += "</p></footer>\n</body>\n</html>\n"
  }

  private func titleBlock(_ text: inout String) {
    text += "<header class=\"book\"><p class=\"booktitle\">\(book.title.html)</p>"
    if let subtitle = book.subtitle { text += "<p class=\"subtitle\">\(subtitle.html)</p>" }
    if !book.authors.isEmpty {
      let authors = book.authors.map { author in
        author.name.html + (author.affiliation.map { ", \($0.html)" } ?? "")
      }
      text += "<p class=\"authors\">\(authors.joined(separator: "; "))</p>"
    }
    text += "</header>\n"
  }

  private func contents(_ text: inout String, current: Int?) {
    text += "<ol class=\"chapters\">\n"
    for (index, chapter) in book.chapters.enumerated() {
      let target = current == nil ? "#\(chapter.slug.html)" : "\(chapter.slug.urlPath).html"
      let here = index == current ? " aria-current=\"page\"" : ""
      text += "<li><a href=\"\(target)\"\(here)><span class=\"number\">\(chapter.number)</span> "
      text += "\(chapter.title.html)</a>"
      if index == current ?? index { sections(of: chapter, &text, single: current == nil) }
      text += "</li>\n"
    }
    text += "</ol>\n"
    listings(&text, current: current)
  }

  private func sections(of chapter: ResolvedChapter, _ text: inout String, single: Bool) {
    let writer = HTMLWriter(book: book, svgs: [:], chapter: chapter, single: single)
    var items = ""
    for case .heading(2, let number, let id, let inlines) in chapter.blocks {
      items += "<li><a href=\"#\(writer.anchor(id))\"><span class=\"number\">"
      items += "\((number ?? "").html)</span> \(inlines.plainText.html)</a></li>\n"
    }
    if !items.isEmpty { text += "\n<ol>\n\(items)</ol>" }
  }

  /// Figures and tables of the current chapter (of all chapters on the single page).
  private func listings(_ text: inout String, current: Int?) {
    var (figures, tables) = ("", "")
    for chapter in current.map({ [book.chapters[$0]] }) ?? book.chapters {
      let writer = HTMLWriter(book: book, svgs: [:], chapter: chapter, single: current == nil)
      for block in chapter.blocks.withNested {
        switch block {
        case .figure(let figure):
          figures += "<li><a href=\"#\(writer.anchor(figure.id))\">Figure \(figure.number)</a> "
          figures += "\(figure.caption.firstSentence.html)</li>\n"
        case .generatedTable(let table):
          tables += "<li><a href=\"#\(writer.anchor(table.id))\">Table \(table.number)</a> "
          tables += "\(table.caption.firstSentence.html)</li>\n"
        default: break
        }
      }
    }
    for (name, items) in [("Figures", figures), ("Tables", tables)] where !items.isEmpty {
      text += "<details><summary>\(name)</summary><ul class=\"plain\">\n\(items)</ul></details>\n"
    }
  }
}
