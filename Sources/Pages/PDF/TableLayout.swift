import Figures
import Markup

/// A table that fits a width: with columns as wide as they want, else with broken heads and texts,
/// else in smaller type.
struct TableLayout {
  static let gap = 11.0
  let scale: Double
  let widths: [Double]
  let headers: [SetText]
  let cells: [SetText]
  private let columns: [TableColumn]
  private let rows: [[Range<Int>]]

  /// Splits a table that is too wide into parts below one another, each with its first columns.
  static func parts(_ columns: [TableColumn], available: Double, typesetter: Typesetter)
    -> [TableLayout]
  {
    let columns = columns.map { MeasuredColumn($0, typesetter: typesetter) }
    func layout(_ columns: [MeasuredColumn]) -> TableLayout {
      TableLayout(columns, available: available, typesetter: typesetter)
    }
    let smallest = PDFStyle.smallestCell / PDFStyle.cell
    let fits = columns.reduce(0) { $0 + $1.wanted } <= room(columns, available)
    guard !fits, scale(columns, available) < smallest else { return [layout(columns)] }
    // Texts at the beginning of a row identify it.
    let leading = columns.prefix { $0.column.wraps }.count
    let keys = Array(columns.prefix(leading == columns.count ? 1 : min(leading, 3)))
    let rest = columns.dropFirst(keys.count)
    for count in 2...max(2, rest.count) {
      let size = (rest.count + count - 1) / count
      let parts = stride(from: rest.startIndex, to: rest.endIndex, by: max(1, size)).map {
        keys + rest[$0..<min($0 + size, rest.endIndex)]
      }
      if parts.allSatisfy({ scale($0, available) > 0.94 }) || size <= 1 {
        return parts.map(layout)
      }
    }
    return [layout(columns)]
  }

  private static func room(_ columns: [MeasuredColumn], _ available: Double) -> Double {
    max(1, available - gap * Double(max(0, columns.count - 1)))
  }

  /// The largest scale of the type that fits.
  private static func scale(_ columns: [MeasuredColumn], _ available: Double) -> Double {
    // Scales are graded, since each size of type needs another font.
    let scale = room(columns, available) / max(1, columns.reduce(0) { $0 + $1.least })
    return min(1, (scale * 50).rounded(.down) / 50)
  }

  private init(_ measured: [MeasuredColumn], available: Double, typesetter: Typesetter) {
    columns = measured.map(\.column)
    let room = Self.room(measured, available)
    let wanted = measured.map(\.wanted)
    if wanted.reduce(0, +) <= room {
      (scale, widths) = (1, wanted)
      headers = measured.map(\.header)
      cells = measured.map(\.cells)
    } else {
      let smallest = PDFStyle.smallestCell / PDFStyle.cell
      let scale = max(smallest, Self.scale(measured, available))
      let widths = Self.shared(
        room, least: measured.map(\.least), cells: measured.map(\.cells.width), wanted: wanted,
        scale: scale)
      headers = zip(columns, widths).map { column, width in
        typesetter.set(column.header(scale: scale), width: width)
      }
      cells = zip(columns, widths).map { column, width in
        typesetter.set(column.text(scale: scale), width: width)
      }
      (self.scale, self.widths) = (scale, widths)
    }
    rows = cells.map(\.paragraphs)
  }

  /// Distributes the width beyond the smallest widths, first to cells, then to heads.
  private static func shared(
    _ room: Double, least: [Double], cells: [Double], wanted: [Double], scale: Double
  ) -> [Double] {
    var widths = least.map { $0 * scale }
    let needed = widths.reduce(0, +)
    if needed > room { return widths.map { $0 * room / needed } }
    for wishes in [cells.map { $0 + 0.8 }, wanted] {
      let wishes = zip(wishes, widths).map { max(0, $0 * scale - $1) }
      let (wish, free) = (wishes.reduce(0, +), room - widths.reduce(0, +))
      let share = wish > 0 ? min(1, free / wish) : 0
      widths = zip(widths, wishes).map { $0 + $1 * share }
    }
    return widths
  }

  var width: Double { widths.reduce(0, +) + Self.gap * Double(max(0, widths.count - 1)) }
  var size: Double { PDFStyle.cell * scale }
  var leading: Double { size * 1.28 }

  /// The heads, aligned at their last line, between rules.
  func head(x: Double) -> PageBox {
    let count = headers.map(\.lines.count).max() ?? 0
    let height = Double(count) * leading + 8
    guard headers.contains(where: { $0.width > 0 }) else {
      return PageBox(height: 4) { page, y in
        page.rule(x: x, y: y + 0.5, width: width, thickness: 0.9, .ink)
      }
    }
    let named = headers.flatMap { text in
      text.lines.indices.flatMap { text.destinations(inLine: $0) }
    }
    return PageBox(height: height + 2, destinations: named) { page, y in
      page.rule(x: x, y: y + 0.5, width: width, thickness: 0.9, .ink)
      for (column, text) in headers.enumerated() {
        let first = count - text.lines.count
        for index in text.lines.indices {
          draw(page, text, index, column, x: x, y: y + 4 + Double(first + index) * leading)
        }
      }
      page.rule(x: x, y: y + height - 0.5, width: width, thickness: 0.5, .ink)
    }
  }

  /// One box; a row that would fill much of a page gives one box for each line.
  func row(_ row: Int, x: Double) -> [PageBox] {
    let lines = rows.map { $0.indices.contains(row) ? $0[row] : 0..<0 }
    let count = max(1, lines.map(\.count).max() ?? 1)
    var named = columns.compactMap { $0.destinations[row] }
    for (column, range) in lines.enumerated() {
      for index in range { named += cells[column].destinations(inLine: index) }
    }
    let chunk = count > 24 ? 1 : count
    return stride(from: 0, to: count, by: chunk).map { first in
      let isFirst = first == 0
      let padding = (isFirst ? 1.5 : 0) + (first + chunk >= count ? 1.5 : 0)
      return PageBox(
        height: Double(chunk) * leading + padding, destinations: isFirst ? named : []
      ) { page, y in
        let top = y + (isFirst ? 1.5 : 0)
        for (column, range) in lines.enumerated() {
          for (line, index) in range.dropFirst(first).prefix(chunk).enumerated() {
            draw(page, cells[column], index, column, x: x, y: top + Double(line) * leading)
          }
        }
      }
    }
  }

  func foot(x: Double, last: Bool) -> PageBox {
    PageBox(height: last ? 4 : 0) { page, y in
      page.rule(x: x, y: y + 1.5, width: width, thickness: last ? 0.9 : 0.3, .ink)
    }
  }

  private func draw(
    _ page: PDFPage, _ text: SetText, _ line: Int, _ column: Int, x: Double, y: Double
  ) {
    let before = widths[..<column].reduce(0, +) + Self.gap * Double(column)
    let free = widths[column] - text.lines[line].width
    let offset =
      switch columns[column].alignment {
      case .right: free
      case .center: free / 2
      case .left, .none: 0.0
      }
    page.draw(
      text, line: line, x: x + before + offset,
      baseline: y + ChapterSetter.baseline(leading, size))
  }
}
