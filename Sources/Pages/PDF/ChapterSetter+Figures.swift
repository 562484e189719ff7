import Book
import Figures
import Tables

extension ChapterSetter {
  /// A float with the drawing and the caption below it.
  mutating func figure(_ figure: PageFigure) -> [FlowItem] {
    let drawn = figure.figure.laidOut(by: typesetter)
    let (width, height) = drawn.size
    let captions = caption(
      "Figure \(figure.numeral)", figure.caption,
      source: source(
        figure.provenance,
        figure.source.rowCount > 0 ? "html/figures/\(figure.id).tsv" : nil))
    let captionHeight = captions.reduce(8) { $0 + $1.height }
    let scale = min(
      1, PDFStyle.width / max(width, 1), (pageHeight - captionHeight - 1) / max(height, 1))
    // A narrow figure is aligned with the text, a wide one with both columns.
    let isNarrow = width * scale <= PDFStyle.textWidth
    let x = isNarrow ? column.x : left + (PDFStyle.width - width * scale) / 2
    let drawing = PageBox(
      height: height * scale, destinations: [PDFPlaces.name(chapter.slug, figure.id)]
    ) { page, y in page.draw(drawn, x: x, y: y, scale: scale) }
    return [.float(.figure, [drawing, PageBox(height: 8)] + captions)]
  }

  /// The label in the narrow column and the caption beside it, with the source of the numbers in
  /// small print.
  mutating func caption(_ label: String, _ caption: [PageInline], source: [TextRun]) -> [PageBox] {
    var frame = column
    frame.style = PDFStyle.caption
    frame.leading = PDFStyle.captionLeading
    var bold = frame.style
    bold.bold = true
    let text = typesetter.set(inlines.runs(caption, frame.style), width: frame.width)
    var boxes = text.lines.indices.map { line(text, $0, frame) }
    if boxes.isEmpty { boxes = [PageBox(height: frame.leading)] }
    let mark = typesetter.set(label, bold)
    let (x, draw) = (left, boxes[0].draw)
    let baseline = Self.baseline(frame.leading, frame.style.size)
    boxes[0].draw = { page, y in
      page.draw(mark, line: 0, x: x, baseline: y + baseline)
      draw(page, y)
    }
    return boxes + self.source(source)
  }

  private func source(_ runs: [TextRun]) -> [PageBox] {
    guard !runs.isEmpty else { return [] }
    var frame = column
    frame.style = PDFStyle.source
    frame.leading = PDFStyle.sourceLeading
    let text = typesetter.set(runs, width: frame.width)
    return [PageBox(height: 1.5)] + text.lines.indices.map { line(text, $0, frame) }
  }

  /// The file with the numbers (nil if there is none), and the last step behind them.
  func source(_ provenance: Provenance, _ file: String?) -> [TextRun] {
    var mono = PDFStyle.source
    mono.typeface = .mono
    mono.size = 6.7
    mono.breaks = false
    var runs = file.map { [TextRun("Data: ", PDFStyle.source), TextRun($0, mono)] } ?? []
    if let step = provenance.steps.last {
      runs.append(TextRun(runs.isEmpty ? "From " : " · ", PDFStyle.source))
      runs.append(TextRun("\(step.name) \(step.key.prefix(12))", mono))
    }
    let files = provenance.inputs.count
    if files > 0 {
      let text = " · \(files) \(files == 1 ? "file" : "files")"
      runs.append(TextRun(text, PDFStyle.source))
    }
    if provenance.carried != nil { runs.append(TextRun(" · carried over", PDFStyle.source)) }
    return runs
  }
}
