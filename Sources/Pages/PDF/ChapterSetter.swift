import Book
import Figures
import Markup

/// Turns the blocks of one chapter into items that fill pages.
struct ChapterSetter {
  let typesetter: Typesetter
  let chapter: ResolvedChapter
  let places: PDFPlaces
  /// The left edge of the text on the page, and the width and height available.
  let left: Double
  var pageWidth = PDFStyle.width
  var pageHeight: Double
  let landscapeArea: (width: Double, height: Double)
  var inlines: InlineSetter
  var decorationCount = 0

  init(
    typesetter: Typesetter, book: ResolvedBook, chapter: ResolvedChapter, places: PDFPlaces,
    paper: Paper
  ) {
    self.typesetter = typesetter
    self.chapter = chapter
    self.places = places
    left = PDFStyle.left(paper)
    pageHeight = PDFStyle.height(paper)
    landscapeArea = PDFStyle.landscapeArea(paper)
    inlines = InlineSetter(places: places, url: book.url, slug: chapter.slug)
  }

  /// The text column.
  var column: SettingFrame {
    SettingFrame(x: left + PDFStyle.indent, width: pageWidth - PDFStyle.indent)
  }

  /// The whole chapter with its footnotes.
  mutating func items() -> [FlowItem] {
    let title: [PageBlock] =
      chapter.blocks.hasTitle
      ? [] : [.heading(level: 1, number: "\(chapter.number)", id: "", chapter.heading)]
    var blocks = (title + chapter.blocks)[...]
    var items: [FlowItem] = []
    if case .heading(1, _, _, _)? = blocks.first {
      items = self.items([blocks.removeFirst()], column)
    }
    return items + chapter.notes.flatMap { pageNote($0) } + self.items(Array(blocks), column)
      + notes()
  }

  mutating func items(_ blocks: [PageBlock], _ frame: SettingFrame) -> [FlowItem] {
    var items: [FlowItem] = []
    var anchors: [String] = []
    for block in blocks {
      if case .anchor(let id) = block {
        anchors.append(PDFPlaces.name(chapter.slug, id))
        continue
      }
      // Hidden rows have no place on paper.
      if case .citedRows = block { continue }
      items += named(self.items(block, frame), anchors)
      anchors = []
    }
    // Nothing follows the anchor, so it gets a box without height.
    if !anchors.isEmpty { items.append(.box(PageBox(height: 0, destinations: anchors))) }
    return items
  }

  private mutating func items(_ block: PageBlock, _ frame: SettingFrame) -> [FlowItem] {
    switch block {
    case .heading(let level, let number, let id, let inlines):
      return heading(level, number, id, inlines, frame)
    case .paragraph(let inlines):
      let runs = self.inlines.runs(inlines, frame.style)
      return [.space(frame.gap, frame.decorations)]
        + lines(typesetter.set(runs, width: frame.width), frame)
        + [.space(frame.gap, frame.decorations)]
    case .equation(let formula, let id, let number):
      return equation(formula, id, number, frame)
    case .code(_, let text): return code(text, frame)
    case .quote(let blocks): return quote(blocks, frame)
    case .alert(let kind, let blocks): return alert(kind, blocks, frame)
    case .list(let start, let tight, let items):
      return list(start, tight: tight, items, frame)
    case .table(let header, let alignments, let rows):
      return table(header, alignments, rows, frame)
    case .captioned(let caption, let block):
      return captioned(caption, items(block, frame), frame)
    case .figure(let figure): return self.figure(figure)
    case .generatedTable(let table):
      return table.isLandscape ? landscape(table) : self.table(table)
    case .notBuilt(let id, let name, let reason, let place):
      return notBuilt(id, name, reason, place, frame)
    case .thematicBreak:
      let x = frame.x + frame.width / 2 - 30
      let rule = PageBox(height: 1, decorations: frame.decorations) { page, y in
        page.rule(x: x, y: y, width: 60, thickness: 0.6, PDFStyle.line)
      }
      return [.space(16), .box(rule), .space(16)]
    case .anchor, .citedRows: return []
    }
  }

  /// One box for each line. The first or last line of a paragraph is never alone on a page.
  func lines(_ text: SetText, _ frame: SettingFrame) -> [FlowItem] {
    let count = text.lines.count
    return text.lines.indices.flatMap { index -> [FlowItem] in
      let item = FlowItem.box(line(text, index, frame))
      let isKept = index < count - 1 && (index == 0 || index == count - 2 || count < 4)
      return isKept ? [item, .keep] : [item]
    }
  }

  func line(_ text: SetText, _ index: Int, _ frame: SettingFrame) -> PageBox {
    let x = frame.x
    var baseline = Self.baseline(frame.leading, frame.style.size)
    // A tall formula moves the lines around it apart.
    let formula = text.formulaExtent(inLine: index)
    let above = max(0, formula.ascent + 1 - baseline)
    let below = max(0, formula.descent + 1 - (frame.leading - baseline))
    baseline += above
    return PageBox(
      height: frame.leading + above + below, destinations: text.destinations(inLine: index),
      decorations: frame.decorations
    ) { page, y in page.draw(text, line: index, x: x, baseline: y + baseline) }
  }

  /// The distance of the baseline from the top of a line.
  static func baseline(_ leading: Double, _ size: Double) -> Double { leading / 2 + size * 0.32 }

  mutating func decoration(x: Double, width: Double, _ color: Color) -> Decoration {
    decorationCount += 1
    return Decoration(id: decorationCount, x: x, width: width, color: color)
  }

  /// Draws `label` beside the first box, with its left end at `x`.
  func labelled(_ items: [FlowItem], _ label: SetText, x: Double, _ frame: SettingFrame)
    -> [FlowItem]
  {
    guard let first = items.firstIndex(where: { if case .box = $0 { true } else { false } }),
      case .box(var box) = items[first], !label.lines.isEmpty
    else { return items }
    let draw = box.draw
    let baseline = Self.baseline(frame.leading, frame.style.size)
    box.draw = { page, y in
      page.draw(label, line: 0, x: x, baseline: y + baseline)
      draw(page, y)
    }
    var items = items
    items[first] = .box(box)
    return items
  }

  /// Makes the first item the target of links to `names`.
  func named(_ items: [FlowItem], _ names: [String]) -> [FlowItem] {
    guard !names.isEmpty else { return items }
    var items = items
    for (index, item) in items.enumerated() {
      switch item {
      case .box(var box):
        box.destinations = names + box.destinations
        items[index] = .box(box)
        return items
      case .float(let kind, var boxes) where !boxes.isEmpty:
        boxes[0].destinations = names + boxes[0].destinations
        items[index] = .float(kind, boxes)
        return items
      case .head(var head) where !head.first.isEmpty:
        head.first[0].destinations = names + head.first[0].destinations
        items[index] = .head(head)
        return items
      default: break
      }
    }
    return [.box(PageBox(height: 0, destinations: names))] + items
  }
}
