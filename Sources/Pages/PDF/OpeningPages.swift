import Book
import Figures

/// The title page and the contents.
struct OpeningPages {
  /// A line of the contents.
  struct Entry {
    var level: Int
    var number: String
    var title: String
    var place: String
    /// The page number, counted from the first page of text.
    var page: Int
  }

  let book: ResolvedBook
  let typesetter: Typesetter
  let paper: Paper

  private var left: Double { PDFStyle.left(paper) }
  private var x: Double { left + PDFStyle.indent }

  func drawTitle(on page: PDFPage) {
    var y = paper.size.height * 0.24
    page.fill(Rectangle(x: x, y: y, width: 54, height: 3), PDFStyle.accent)
    y += 22
    y = set([TextRun(book.title, TextStyle(.sans, 30, bold: true))], 36, page, y)
    if let subtitle = book.subtitle {
      y = set([TextRun(subtitle, TextStyle(.sans, 15, color: PDFStyle.quiet))], 20, page, y + 8)
    }
    y += 34
    for author in book.authors {
      var runs = [TextRun(author.name, TextStyle(.serif, 12.5))]
      if let affiliation = author.affiliation {
        runs.append(
          TextRun("\u{2028}\(affiliation)", TextStyle(.serif, 10.5, color: PDFStyle.quiet)))
      }
      if let address = author.orcidAddress {
        let number = address.replacing("https://orcid.org/", with: "")
        runs.append(
          TextRun(
            "\u{2028}\(number)", TextStyle(.sans, 8.6, color: PDFStyle.link),
            link: .address(address)))
      }
      y = set(runs, 16, page, y) + 7
    }
    drawColophon(on: page)
  }

  private func drawColophon(on page: PDFPage) {
    let style = TextStyle(.sans, 9.2, color: PDFStyle.quiet)
    var link = style
    link.color = PDFStyle.link
    var lines: [[TextRun]] = []
    if let date = book.date { lines.append([TextRun(date, style)]) }
    if let license = book.license { lines.append([TextRun("Licence: \(license)", style)]) }
    if let url = book.url { lines.append([TextRun(url, link, link: .address(url))]) }
    lines.append([
      TextRun(
        "Made by report: results are computed, and in the HTML pages each says where it comes from.",
        style)
    ])
    let runs = lines.enumerated().flatMap { index, line in
      index == 0 ? line : [TextRun("\u{2028}", style)] + line
    }
    let text = typesetter.set(runs, width: PDFStyle.textWidth)
    let y = paper.size.height - PDFStyle.bottom - Double(text.lines.count) * 13
    draw(text, 13, 9.2, page, y)
  }

  @discardableResult
  private func set(_ runs: [TextRun], _ leading: Double, _ page: PDFPage, _ y: Double) -> Double {
    let text = typesetter.set(runs, width: PDFStyle.textWidth)
    draw(text, leading, runs.first?.style.size ?? leading, page, y)
    return y + Double(text.lines.count) * leading
  }

  private func draw(
    _ text: SetText, _ leading: Double, _ size: Double, _ page: PDFPage, _ y: Double
  ) {
    for index in text.lines.indices {
      let baseline = y + Double(index) * leading + ChapterSetter.baseline(leading, size)
      page.draw(text, line: index, x: x, baseline: baseline)
    }
  }
}

extension OpeningPages {
  /// The pages of the contents. Their number does not depend on the page numbers in them. `offset`
  /// pages come before the text.
  func contents(_ entries: [Entry], offset: Int) -> [FlowPage] {
    let pages = contents(entries, offset: offset, scale: 1)
    // If a few lines would need another page, set the lines closer.
    for scale in pages.count > 1 ? [0.94, 0.88, 0.83] : [] {
      let close = contents(entries, offset: offset, scale: scale)
      if close.count < pages.count { return close }
    }
    return pages
  }

  private func contents(_ entries: [Entry], offset: Int, scale: Double) -> [FlowPage] {
    var items: [FlowItem] = [.box(heading()), .space(14)]
    for (index, entry) in entries.enumerated() {
      let isChapter = entry.level == 1
      let style = TextStyle(.sans, isChapter ? 10.5 : 9.8, bold: isChapter)
      let leading = (isChapter ? 15.0 : 13.4) * scale
      if isChapter, index > 0 { items.append(.space(7 * scale * scale)) }
      let title = typesetter.set(
        [TextRun(entry.title, style, link: .destination(entry.place))],
        width: PDFStyle.textWidth - 34)
      let numberStyle = TextStyle(.sans, style.size, bold: isChapter, color: PDFStyle.quiet)
      let number = typesetter.set(entry.number, numberStyle)
      let page = typesetter.set(
        [
          TextRun(
            "\(entry.page + offset)", TextStyle(.sans, style.size, bold: isChapter),
            link: .destination(entry.place))
        ])
      for line in title.lines.indices {
        let isLast = line == title.lines.count - 1
        let box = PageBox(height: leading) { canvas, y in
          let baseline = y + ChapterSetter.baseline(leading, style.size)
          if line == 0 { canvas.draw(number, line: 0, x: left, baseline: baseline) }
          canvas.draw(title, line: line, x: x, baseline: baseline)
          guard isLast else { return }
          let right = left + PDFStyle.width
          canvas.draw(page, line: 0, x: right - page.width, baseline: baseline)
          let start = x + title.lines[line].width + 6
          let end = right - page.width - 5
          if !isChapter, end > start + 8 {
            let first = right - ((right - start) / 4).rounded(.down) * 4
            canvas.rule(
              x: first, y: baseline - 0.5, width: end - first, thickness: 0.7, PDFStyle.line,
              dotted: true)
          }
        }
        items.append(.box(box))
        if isChapter || !isLast { items.append(.keep) }
      }
    }
    return PageFlow.pages(items, height: PDFStyle.height(paper), floatGap: 0)
  }

  private func heading() -> PageBox {
    let text = typesetter.set("Contents", TextStyle(.sans, 25, bold: true))
    let (x, left) = (x, left)
    return PageBox(height: 42, destinations: [PDFPlaces.contents]) { page, y in
      page.fill(Rectangle(x: left, y: y, width: PDFStyle.width, height: 1.2), PDFStyle.accent)
      page.draw(text, line: 0, x: x, baseline: y + 12 + ChapterSetter.baseline(30, 25))
    }
  }
}
