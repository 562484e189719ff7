import Book

/// Pages of a resolved book: one a chapter, and all in one. They need nothing but the files beside them.
package struct HTMLRenderer {
  let book: ResolvedBook
  /// By figure id; the drawing that stands in the page. Figures without one are shown from their files.
  let svgs: [String: String]
  /// The same book to print, relative to the pages; nil where there is none.
  var pdf: String? = "supplement.pdf"

  package init(book: ResolvedBook, svgs: [String: String], pdf: String? = "supplement.pdf") {
    self.book = book
    self.svgs = svgs
    self.pdf = pdf
  }

  /// Sections and directives have no colon in their ids, so none of the page's own can be theirs.
  static let contentID = "page:content"

  /// The page of one chapter, `SLUG.html`; the last one has the whole bibliography.
  package func page(_ index: Int) -> String {
    let chapter = book.chapters[index]
    let isLast = index == book.chapters.count - 1
    var writer = HTMLWriter(book: book, svgs: svgs, chapter: chapter, single: false)
    begin(
      &writer.text, title: index == 0 ? book.title : "\(chapter.title) – \(book.title)",
      current: index)
    writer.article()
    writer.bibliography(isLast ? nil : CitedNumbers.numbers(in: chapter))
    pager(index, to: &writer.text)
    end(&writer.text, single: false)
    return writer.text
  }

  /// All chapters on one page, `single.html`; anchors carry their chapter's name so that none stands twice.
  package func singlePage() -> String {
    var text = ""
    begin(&text, title: book.title, current: nil)
    for chapter in book.chapters {
      var writer = HTMLWriter(book: book, svgs: svgs, chapter: chapter, single: true)
      swap(&text, &writer.text)
      writer.article()
      swap(&text, &writer.text)
    }
    if let last = book.chapters.last {
      var writer = HTMLWriter(book: book, svgs: [:], chapter: last, single: true)
      swap(&text, &writer.text)
      writer.bibliography(nil)
      swap(&text, &writer.text)
    }
    end(&text, single: true)
    return text
  }

  private func pager(_ index: Int, to text: inout String) {
    guard book.chapters.count > 1 else { return }
    text += "<nav class=\"pager\" aria-label=\"Previous and next\">"
    for (target, rel, word) in [(index - 1, "prev", "Previous"), (index + 1, "next", "Next")] {
      guard book.chapters.indices.contains(target) else {
        text += "<span></span>"
        continue
      }
      let chapter = book.chapters[target]
      text += "<a rel=\"\(rel)\" href=\"\(chapter.slug.urlPath).html\"><span>\(word)</span> "
      text += "\(chapter.number) \(chapter.title.html)</a>"
    }
    text += "</nav>\n"
  }
}

extension HTMLWriter {
  /// The works of these numbers; all where `numbers` is nil.
  fileprivate mutating func bibliography(_ numbers: Set<Int>?) {
    let entries = book.bibliography.filter { numbers?.contains($0.number) ?? true }
    guard !entries.isEmpty else { return }
    text += "<section class=\"references\" role=\"doc-bibliography\""
    text +=
      " aria-labelledby=\"page:references\">\n<h2 id=\"page:references\">References</h2>\n<ol>\n"
    for entry in entries {
      text += "<li id=\"\("ref:\(entry.key)".html)\" value=\"\(entry.number)\">"
      write(entry.text)
      text += "</li>\n"
    }
    text += "</ol>\n</section>\n"
  }
}
