import Book

/// Pages of a resolved book: one a chapter, and all in one. They need nothing but the files beside
/// them.
package struct HTMLRenderer: Sendable {
  let book: ResolvedBook
  /// By figure id; the drawing that stands in the page. Figures without one are shown from their
  /// files.
  let svgs: [String: String]
  /// The same book to print, relative to the pages; nil where there is none.
  let pdf: String?

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
    var html = ChapterHTML(book: book, svgs: svgs, chapter: chapter, single: false)
    let content =
      html.article() + html.bibliography(isLast ? nil : CitedNumbers.numbers(in: chapter))
    return document(
      index == 0 ? book.title : "\(chapter.title) – \(book.title)", current: index,
      content + pager(index))
  }

  /// All chapters on one page, `single.html`; anchors carry their chapter's name so that none
  /// stands twice.
  package func singlePage() -> String {
    var content: [HTML] = []
    for chapter in book.chapters {
      var html = ChapterHTML(book: book, svgs: svgs, chapter: chapter, single: true)
      content += html.article()
    }
    if let last = book.chapters.last {
      var html = ChapterHTML(book: book, svgs: [:], chapter: last, single: true)
      content += html.bibliography(nil)
    }
    return document(book.title, current: nil, content)
  }

  private func pager(_ index: Int) -> [HTML] {
    guard book.chapters.count > 1 else { return [] }
    let links = [(index - 1, "prev", "Previous"), (index + 1, "next", "Next")].map {
      target, relation, word -> HTML in
      guard book.chapters.indices.contains(target) else { return .element("span", [], []) }
      let chapter = book.chapters[target]
      return .element(
        "a", [.init("rel", relation), .href(.page(chapter.slug))],
        [.element("span", [], [.text(word)]), " \(chapter.number) \(chapter.title)"])
    }
    return [.element("nav", [.class("pager"), .label("Previous and next")], links), "\n"]
  }
}
