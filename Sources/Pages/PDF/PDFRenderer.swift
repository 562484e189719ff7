import Book
import Dispatch
import Figures
import Foundation
import Synchronization

/// The book as a PDF: title page, contents, chapters and references, with bookmarks, links and page
/// numbers.
package struct PDFRenderer {
  let book: ResolvedBook
  let paper: Paper
  private let typesetters: TypesetterPool
  private var parts: [Part] = []

  /// Typesets all chapters, in parallel. Drawing the pages takes one thread.
  package init(book: ResolvedBook, paper: Paper, typesetters: TypesetterPool = TypesetterPool()) {
    self.book = book
    self.paper = paper
    self.typesetters = typesetters
    parts = setParts()
  }

  /// The pages of a chapter or of the references. Typeset on one thread, then drawn on another.
  private struct Part: @unchecked Sendable {
    var title: String
    var number: String
    var place: String
    var pages: [FlowPage]
    var headings: [(level: Int, number: String, title: String, place: String)]
  }

  /// The PDF file. The same book gives the same bytes. Throws if Cairo fails.
  package func render() throws -> Data {
    try typesetters.lend { try render($0) }
  }

  /// The numbers of the pages on which the named places are, as the pages show them.
  package func pageNumbers() -> [String: Int] {
    let offset = typesetters.lend { typesetter in
      1
        + OpeningPages(book: book, typesetter: typesetter, paper: paper)
        .contents(entries(parts), offset: 0).count
    }
    var numbers: [String: Int] = [:]
    for (index, page) in parts.flatMap(\.pages).enumerated() {
      for place in page.destinations where numbers[place] == nil {
        numbers[place] = offset + index + 1
      }
    }
    return numbers
  }

  private func render(_ typesetter: Typesetter) throws -> Data {
    let front = OpeningPages(book: book, typesetter: typesetter, paper: paper)
    let entries = self.entries(parts)
    let offset = 1 + front.contents(entries, offset: 0).count
    let contents = front.contents(entries, offset: offset)
    let document = try PDFDocument(
      width: paper.size.width, height: paper.size.height, metadata: metadata,
      typesetter: typesetter)
    document.addPage(label: "1") { page in
      front.drawTitle(on: page)
    }
    var number = 1
    let left = PDFStyle.left(paper)
    for (index, contentsPage) in contents.enumerated() {
      number += 1
      document.addPage(label: "\(number)") { page in
        contentsPage.draw(on: page, x: left, top: PDFStyle.top)
        drawHead(index == 0 ? nil : "Contents", number, PDFStyle.width, on: page, typesetter)
      }
    }
    for part in parts {
      for (index, partPage) in part.pages.enumerated() {
        number += 1
        document.addPage(label: "\(number)", isLandscape: partPage.isLandscape) { page in
          partPage.draw(on: page, x: left, top: PDFStyle.top)
          let head = (part.number.isEmpty ? "" : part.number + "\u{2002}") + part.title
          let width =
            partPage.isLandscape ? PDFStyle.landscapeArea(paper).width : PDFStyle.width
          drawHead(index == 0 ? nil : head, number, width, on: page, typesetter)
        }
      }
    }
    addBookmarks(parts, to: document)
    return try document.data()
  }

  private var metadata: PDFMetadata {
    let authors = book.authors.map(\.name).joined(separator: ", ")
    return PDFMetadata(
      title: book.title, author: authors.isEmpty ? nil : authors, subject: book.subtitle,
      date: book.date)
  }
}

extension PDFRenderer {
  /// Typesets chapters and references in parallel, each with fonts of its own.
  private func setParts() -> [Part] {
    let places = PDFPlaces(book)
    let count = book.chapters.count
    let set = Mutex<[Int: Part]>([:])
    DispatchQueue.concurrentPerform(iterations: count + 1) { index in
      let part: Part? = typesetters.lend { typesetter in
        index < count
          ? self.part(book.chapters[index], typesetter, places) : references(typesetter, places)
      }
      set.withLock { $0[index] = part }
    }
    return set.withLock { parts in (0...count).compactMap { parts[$0] } }
  }

  private func part(
    _ chapter: ResolvedChapter, _ typesetter: Typesetter, _ places: PDFPlaces
  ) -> Part {
    var setter = ChapterSetter(
      typesetter: typesetter, book: book, chapter: chapter, places: places, paper: paper)
    let headings = chapter.blocks.compactMap {
      block -> (level: Int, number: String, title: String, place: String)? in
      guard case .heading(let level, let number, let id, let inlines) = block, level > 1 else {
        return nil
      }
      return (level, number ?? "", inlines.plainText, PDFPlaces.name(chapter.slug, id))
    }
    return Part(
      title: chapter.title, number: "\(chapter.number)",
      place: PDFPlaces.name(chapter.slug, ""), pages: pages(setter.items()), headings: headings)
  }

  private func pages(_ items: [FlowItem]) -> [FlowPage] {
    PageFlow.pages(items, height: PDFStyle.height(paper), floatGap: PDFStyle.floatGap)
  }

  /// All works of the bibliography, after the last chapter.
  private func references(_ typesetter: Typesetter, _ places: PDFPlaces) -> Part? {
    guard !book.bibliography.isEmpty else { return nil }
    let chapter = ResolvedChapter(
      slug: PDFPlaces.references, title: "References", number: book.chapters.count + 1, blocks: [],
      footnotes: [], source: "")
    var setter = ChapterSetter(
      typesetter: typesetter, book: book, chapter: chapter, places: places, paper: paper)
    let heading = PageBlock.heading(
      level: 1, number: nil, id: "", [.text(chapter.title)])
    var frame = setter.column
    frame.style = TextStyle(.serif, 9.6)
    frame.leading = 13
    var items = setter.named(setter.items([heading], frame), [PDFPlaces.references])
    for entry in book.bibliography {
      let text = typesetter.set(setter.inlines.runs(entry.text, frame.style), width: frame.width)
      var lines = setter.lines(text, frame)
      if entry.label == nil {
        let number = typesetter.set(
          "\(entry.number)", TextStyle(.sans, 9.2, color: PDFStyle.quiet))
        lines = setter.labelled(lines, number, x: frame.x - 10 - number.width, frame)
      }
      items += setter.named(lines, [PDFPlaces.work(entry.number)]) + [.space(4)]
    }
    return Part(
      title: "References", number: "", place: PDFPlaces.references, pages: pages(items),
      headings: [])
  }

  /// Chapters and sections with their pages, counted from the first page of text.
  private func entries(_ parts: [Part]) -> [OpeningPages.Entry] {
    var entries: [OpeningPages.Entry] = []
    var first = 1
    for part in parts {
      entries.append(
        OpeningPages.Entry(
          level: 1, number: part.number, title: part.title, place: part.place, page: first))
      var pageOfPlace: [String: Int] = [:]
      for (index, page) in part.pages.enumerated() {
        for place in page.destinations { pageOfPlace[place] = first + index }
      }
      for heading in part.headings where heading.level == 2 {
        entries.append(
          OpeningPages.Entry(
            level: 2, number: heading.number, title: heading.title, place: heading.place,
            page: pageOfPlace[heading.place] ?? first))
      }
      first += part.pages.count
    }
    return entries
  }

  private func addBookmarks(_ parts: [Part], to document: PDFDocument) {
    document.addBookmark("Contents", to: PDFPlaces.contents)
    for part in parts {
      func name(_ number: String, _ title: String) -> String {
        number.isEmpty ? title : "\(number) \(title)"
      }
      let chapter = document.addBookmark(name(part.number, part.title), to: part.place)
      var section = chapter
      for heading in part.headings where heading.level < 4 {
        let parent = heading.level == 2 ? chapter : section
        let entry = document.addBookmark(
          name(heading.number, heading.title), to: heading.place, below: parent)
        if heading.level == 2 { section = entry }
      }
    }
  }

  /// The chapter and page number above the text. A chapter's first page omits its name.
  private func drawHead(
    _ title: String?, _ number: Int, _ width: Double, on page: PDFPage, _ typesetter: Typesetter
  ) {
    let left = PDFStyle.left(paper)
    let folio = typesetter.set("\(number)", PDFStyle.runningHead)
    page.draw(
      folio, line: 0, x: left + width - folio.width, baseline: PDFStyle.headBaseline)
    guard let title else { return }
    let text = typesetter.set(title, PDFStyle.runningHead)
    page.draw(text, line: 0, x: left, baseline: PDFStyle.headBaseline)
    page.rule(
      x: left, y: PDFStyle.headBaseline + 7, width: width, thickness: 0.4, PDFStyle.line)
  }
}
