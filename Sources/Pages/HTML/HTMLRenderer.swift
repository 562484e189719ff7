import Book

/// Makes the pages of a resolved book: one for each chapter, and one with everything. They need
/// only the files beside them.
package struct HTMLRenderer: Sendable {
  let book: ResolvedBook
  /// Drawings that are embedded in the page, by figure id. Other figures are shown from their
  /// files.
  let svgs: [String: String]
  /// The PDF of the book, relative to the pages; nil if there is none.
  let pdf: String?

  /// `svgs`: drawings to embed, by figure id; `pdf`: relative to the pages, nil for none.
  package init(book: ResolvedBook, svgs: [String: String], pdf: String? = "supplement.pdf") {
    self.book = book
    self.svgs = svgs
    self.pdf = pdf
  }

  /// No id of a section or directive has a colon, so this one is unique.
  static let contentID = "page:content"

  /// The page of one chapter, `SLUG.html`. The last one contains the whole bibliography.
  package func page(_ index: Int) -> String {
    let chapter = book.chapters[index]
    let isLast = index == book.chapters.count - 1
    var html = ChapterHTML(book: book, svgs: svgs, chapter: chapter, single: false)
    let content =
      html.article() + html.bibliography(isLast ? nil : WorksCited.numbers(in: chapter))
    return document(
      index == 0 ? book.title : "\(chapter.title) – \(book.title)", current: index,
      content + pager(index))
  }

  /// All chapters on one page, `single.html`. Anchors carry the chapter's name to be unique.
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
