import Book
import Figures
import Markup
import Tables

extension ChapterSetter {
  /// A table made by a directive. A short one floats; a long one continues over pages.
  mutating func table(_ table: PageTable) -> [FlowItem] {
    let columns = table.table.columns.indices.map { self.column($0, of: table) }
    let parts = TableLayout.parts(columns, available: pageWidth, typesetter: typesetter)
    let label = "Table \(table.numeral)"
    var captions = caption(label, table.caption, source: [])
    captions[0].destinations.insert(PDFPlaces.name(chapter.slug, table.id), at: 0)
    captions.append(PageBox(height: 5))
    let continued =
      caption(label, [.text("Continued.")], source: []) + [PageBox(height: 3)]
    let source = sourceLine(table)
    var whole = captions
    var items: [FlowItem] = []
    let x = parts.allSatisfy { $0.width <= column.width } ? column.x : left
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let rows = places.rows(of: table).indices.flatMap { part.row($0, x: x) }
      let head = part.head(x: x)
      let below = [part.foot(x: x, last: true)] + (isLast ? source : [PageBox(height: 8)])
      whole += [head] + rows + below
      let repeated = RepeatedHead(
        first: (index == 0 ? captions : continued) + [head], continued: continued + [head],
        foot: part.foot(x: x, last: false))
      items +=
        [.head(repeated)] + flow(rows) + [.keep, .headEnd]
        + below.flatMap { [.keep, .box($0)] }
    }
    if whole.reduce(0, { $0 + $1.height }) <= pageHeight * 0.5 { return [.float(.table, whole)] }
    // Earlier tables come first, and so do figures if little of the page is left.
    return [.barrier(.infinity, of: .table), .barrier(pageHeight * 0.25)]
      + [.space(PDFStyle.floatGap)] + items + [.space(PDFStyle.floatGap)]
  }

  /// The table on pages of its own that are wider than high, after all tables before it.
  mutating func landscape(_ table: PageTable) -> [FlowItem] {
    let portrait = (pageWidth, pageHeight)
    (pageWidth, pageHeight) = landscapeArea
    defer { (pageWidth, pageHeight) = portrait }
    let items = self.table(table)
    return [.barrier(.infinity, of: .table), .landscape(items, height: pageHeight)]
  }

  /// A table that the author wrote.
  mutating func table(
    _ header: [[PageInline]], _ alignments: [Block.Alignment], _ rows: [[[PageInline]]],
    _ frame: SettingFrame
  ) -> [FlowItem] {
    let columns = header.indices.map { index in
      TableColumn(
        header: inlines.runs(header[index], TableColumn.headerStyle),
        cells: rows.map { row in
          row.indices.contains(index) ? inlines.runs(row[index], TableColumn.style) : []
        },
        alignment: alignments.indices.contains(index) ? alignments[index] : .none, wraps: true)
    }
    let isWhole = frame.x == column.x
    let parts = TableLayout.parts(
      columns, available: isWhole ? PDFStyle.width : frame.width, typesetter: typesetter)
    let isNarrow = parts.allSatisfy { $0.width <= PDFStyle.textWidth }
    let x = isWhole && !isNarrow ? left : frame.x
    return parts.flatMap { part -> [FlowItem] in
      let boxes = rows.indices.flatMap { part.row($0, x: x) }
      let head = RepeatedHead(
        first: [part.head(x: x)], continued: [part.head(x: x)],
        foot: part.foot(x: x, last: false))
      return [.space(frame.gap * 1.6), .head(head)] + flow(boxes)
        + [.keep, .headEnd, .box(part.foot(x: x, last: true)), .space(frame.gap * 1.6)]
    }
  }

  /// A table that the author wrote, kept below its caption.
  mutating func captioned(
    _ caption: PageCaption, _ table: [FlowItem], _ frame: SettingFrame
  ) -> [FlowItem] {
    let boxes = self.caption("Table \(caption.numeral)", caption.text, source: [])
    let lines = boxes.flatMap { [FlowItem.box($0), .keep] }
    return [.space(PDFStyle.floatGap)]
      + named(lines, [PDFPlaces.name(chapter.slug, caption.id)])
      // The space above a table of its own would part it from its caption.
      + table.drop { if case .space = $0 { true } else { false } }
  }

  /// No row is left alone below a head or at the end; a few rows stay together.
  private func flow(_ rows: [PageBox]) -> [FlowItem] {
    rows.enumerated().flatMap { index, row -> [FlowItem] in
      let isKept = rows.count <= 6 || index == 0 || index == rows.count - 2
      return isKept && index < rows.count - 1 ? [.box(row), .keep] : [.box(row)]
    }
  }

  /// The number of all rows and their file, if not all are shown.
  private mutating func sourceLine(_ table: PageTable) -> [PageBox] {
    var frame = column
    frame.style = PDFStyle.source
    frame.leading = PDFStyle.sourceLeading
    var runs: [TextRun] = []
    let (shown, all) = (table.shownRows, table.table.rowCount)
    if let before = table.rowsBefore {
      var style = PDFStyle.source
      style.italic = true
      runs.append(TextRun("\(shown) of \(before) rows; others were not carried over. ", style))
    } else if shown < all {
      var style = PDFStyle.source
      style.italic = true
      let rows =
        places.rows(of: table).count == shown
        ? "\(shown) of \(all) rows"
        : "The first \(shown) of \(all) rows, and those that the text cites"
      runs.append(TextRun("\(rows); the file has all. ", style))
    }
    runs += source(table.provenance, "tables/\(table.file).tsv")
    let text = typesetter.set(runs, width: frame.width)
    return text.lines.indices.map { line(text, $0, frame) }
  }

  private func column(_ index: Int, of table: PageTable) -> TableColumn {
    let column = table.table.columns[index]
    let isNumeric = if case .numbers = column.values { true } else { false }
    var unit = TableColumn.style
    unit.color = PDFStyle.quiet
    let title = TextRun((column.title ?? column.name).keepingPerCent, TableColumn.headerStyle)
    let texts = CellTexts(column: column)
    return TableColumn(
      header: [title] + (column.unit.map { [TextRun(" (\($0))", unit)] } ?? []),
      cells: places.rows(of: table).map { row in
        [TextRun(Self.text(texts.shown(row), column, row), TableColumn.style)]
      },
      alignment: isNumeric ? .right : .left, wraps: !isNumeric,
      destinations: places.cells(of: table, column: index, slug: chapter.slug))
  }

  /// Long numbers without fixed decimals are cut to four digits; the file has all of them.
  private static func text(_ shown: String, _ column: Column, _ row: Int) -> String {
    if case .numbers(let numbers) = column.values, column.decimals == nil, shown.count > 8 {
      return NumberFormat(".4g")?.string(numbers[row]) ?? shown
    }
    return String(shown.map { $0.isNewline ? " " : $0 })
  }
}
