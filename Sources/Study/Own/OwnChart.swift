import Figures
import StudyTerms
import Tables

/// Draws an author's chart of a table: one panel, or one for each value of a column.
struct OwnChart: Sendable {
  var mark: ChartMark
  var x: ChartAxis?
  var y: ChartAxis?
  var value: ChartAxis?
  /// Columns: ends of intervals, groups with a colour each, and panels.
  var lower, upper, colour, facet: String?
  var hasIdentity = false
  var bins: Int?
  /// Panels in a row.
  var across: Int?
  var aspect: Double?

  /// The figure; `name` is that of the table in sentences. Throws `StudyError`.
  func figure(of table: Table, named name: String) throws -> Figure {
    guard table.rowCount > 0 else { throw StudyError("\(name) has no rows to draw") }
    let groups = try colour.map { try names($0, table, name) } ?? []
    let colors = Dictionary(
      groups.enumerated().map {
        ($0.element, Color.categories[$0.offset % Color.categories.count])
      }
    ) { first, _ in first }
    let parts = try facet.map { try names($0, table, name) }
    var panels: [Panel] = []
    for (index, part) in (parts ?? [""]).enumerated() {
      var own = table
      if let facet, parts != nil {
        let texts = try RowSelection.column(facet, of: table, named: name).texts()
        own = table.rows(texts.indices.filter { texts[$0] == part })
      }
      var panel = try self.panel(of: Drawn(own, name, colour, groups, colors))
      if parts != nil { panel.title = "\(Self.letter(index)) \u{2002}\(part)" }
      panels.append(panel)
    }
    let symbol: LegendEntry.Symbol =
      mark == .scatter ? .point : mark == .band ? .patch : .line
    return Figure(
      panels, columns: across ?? min(panels.count, 3),
      width: parts == nil ? 340 : 468, aspect: aspect ?? (mark == .tile ? nil : 0.75),
      legend: groups.map { LegendEntry($0, color: colors[$0] ?? .blue, symbol: symbol) },
      colorBar: mark == .tile ? try colorBar(table, name) : nil)
  }

  /// `a`, `b`, ... `z`, `aa`: how a panel is called.
  static func letter(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return (index >= 26 ? letter(index / 26 - 1) : "") + String(letters[index % 26])
  }

  /// The different texts of a column in order of first appearance.
  private func names(_ column: String, _ table: Table, _ name: String) throws -> [String] {
    var seen: Set<String> = []
    return try RowSelection.column(column, of: table, named: name).texts().filter {
      seen.insert($0).inserted
    }
  }
}

extension OwnChart {
  /// The rows of one panel.
  private struct Drawn {
    let table: Table
    let name: String
    let groups: [(color: Color, rows: [Int])]

    init(
      _ table: Table, _ name: String, _ colour: String?, _ names: [String],
      _ colors: [String: Color]
    ) throws {
      self.table = table
      self.name = name
      guard let colour else {
        groups = [(.blue, Array(0..<table.rowCount))]
        return
      }
      let texts = try RowSelection.column(colour, of: table, named: name).texts()
      groups = names.map { group in
        (colors[group] ?? .blue, texts.indices.filter { texts[$0] == group })
      }
    }

    func column(_ column: String) throws -> Column {
      try RowSelection.column(column, of: table, named: name)
    }

    func numbers(_ name: String) throws -> [Double] {
      guard case .numbers(let numbers) = try column(name).values else {
        throw StudyError("the column `\(name)` of \(self.name) has texts, where numbers are drawn")
      }
      return numbers
    }

    /// Categories in order of first appearance, and the place of each row among them.
    func categories(_ name: String) throws -> (names: [String], places: [Double]) {
      let texts = try column(name).texts()
      var order: [String: Int] = [:]
      for text in texts where order[text] == nil { order[text] = order.count }
      let names = order.sorted { $0.value < $1.value }.map(\.key)
      return (names, texts.map { Double(order[$0] ?? 0) })
    }
  }

  private func panel(of drawn: Drawn) throws -> Panel {
    switch mark {
    case .scatter, .line, .band: try curves(drawn)
    case .bar, .box: try columns(drawn)
    case .histogram, .density: try distribution(drawn)
    case .tile: try tiles(drawn)
    case .blandAltman: try differences(drawn)
    case .forest: try intervals(drawn)
    }
  }

  /// Needed options are there; this says so to the compiler.
  private func needed<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw StudyError("the chart lacks an option that `\(mark)` needs") }
    return value
  }

  private func curves(_ drawn: Drawn) throws -> Panel {
    let x = try needed(x)
    let across = try drawn.numbers(x.column)
    let up = try y.map { try drawn.numbers($0.column) }
    let ends = try lower.flatMap { low in
      try upper.map { (try drawn.numbers(low), try drawn.numbers($0)) }
    }
    var marks: [Mark] = hasIdentity ? [.identity] : []
    for (color, rows) in drawn.groups {
      // Lines follow the axis, whatever the order of the rows.
      let rows = mark == .scatter ? rows : rows.sorted { (across[$0], $0) < (across[$1], $1) }
      let places = rows.map { across[$0] }
      if let ends {
        marks.append(
          .band(
            x: places, low: rows.map { ends.0[$0] }, high: rows.map { ends.1[$0] }, color: color)
        )
      }
      guard let up else { continue }
      marks.append(
        mark == .scatter
          ? .points(
            x: places, y: rows.map { up[$0] }, color: color, size: rows.count < 50 ? 5 : 2.4)
          : .line(x: places, y: rows.map { up[$0] }, color: color))
    }
    let side = try y ?? ChartAxis(column: needed(lower))
    return Panel(
      x: x.axis(try drawn.column(x.column)), y: side.axis(try drawn.column(side.column)), marks)
  }

  private func columns(_ drawn: Drawn) throws -> Panel {
    let (x, y) = (try needed(x), try needed(y))
    let (names, places) = try drawn.categories(x.column)
    let values = try drawn.numbers(y.column)
    let title = x.title(try drawn.column(x.column))
    if mark == .box {
      let groups = names.indices.map { index in
        (
          name: names[index],
          values: places.indices.filter { places[$0] == Double(index) }
            .map { values[$0] },
          color: Color.blue
        )
      }
      var panel = Panel.boxes(groups: groups, yLabel: "", xLabel: title)
      panel.y = y.axis(try drawn.column(y.column))
      return panel
    }
    var marks: [Mark] = [
      .rectangles(
        x0: places.map { $0 - 0.35 }, x1: places.map { $0 + 0.35 },
        y0: values.map { min(0, $0) }, y1: values.map { max(0, $0) }, color: .blue, opacity: 0.85)
    ]
    if let lower, let upper {
      marks.append(
        .interval(
          x: places, y: values, low: try drawn.numbers(lower), high: try drawn.numbers(upper),
          color: .ink))
    }
    return Panel(x: Axis(title, .band(names)), y: y.axis(try drawn.column(y.column)), marks)
  }

  private func distribution(_ drawn: Drawn) throws -> Panel {
    let x = try needed(x)
    let values = try drawn.numbers(x.column)
    var panel: Panel
    if mark == .histogram {
      panel = .histogram(values: values, bins: bins ?? 20, xLabel: "")
    } else {
      panel = .density(
        groups: drawn.groups.map { color, rows in
          let curve = KernelDensity(rows.map { values[$0] })
          return ("", curve.x, curve.y, color)
        }, xLabel: "")
    }
    panel.x = x.axis(try drawn.column(x.column))
    return panel
  }

  private func tiles(_ drawn: Drawn) throws -> Panel {
    let (x, y, value) = (try needed(x), try needed(y), try needed(value))
    let (names, places) = try drawn.categories(x.column)
    let (rows, heights) = try drawn.categories(y.column)
    let numbers = try drawn.numbers(value.column)
    let decimals = try drawn.column(value.column).decimals
    let texts = numbers.map { number in
      number.isNaN ? "" : decimals.map { Number.fixed(number, $0) } ?? Number.short(number)
    }
    return Panel(
      x: Axis(x.title(try drawn.column(x.column)), .band(names)),
      y: Axis(y.title(try drawn.column(y.column)), .band(rows), reversed: true),
      [.tiles(x: places, y: heights, values: numbers, scale: try scale(drawn), texts: texts)])
  }

  private func scale(_ drawn: Drawn) throws -> ColorScale {
    let value = try needed(value)
    let numbers = try drawn.numbers(value.column).filter(\.isFinite)
    let range = value.domain ?? (numbers.min() ?? 0)...(numbers.max() ?? 1)
    return .sequential(low: range.lowerBound, high: max(range.upperBound, range.lowerBound + 1e-12))
  }

  /// Over the whole table, so that panels share it.
  private func colorBar(_ table: Table, _ name: String) throws -> ColorBar {
    let value = try needed(value)
    let drawn = try Drawn(table, name, nil, [], [:])
    let column = try drawn.column(value.column)
    let unit = (value.unit ?? column.unit).map { " (\($0))" } ?? ""
    return ColorBar(try scale(drawn), label: value.title(column) + unit)
  }

  /// Bias and limits of agreement are the mean of x - y and 1.96 standard deviations around it.
  private func differences(_ drawn: Drawn) throws -> Panel {
    let (x, y) = (try needed(x), try needed(y))
    let pairs = zip(try drawn.numbers(x.column), try drawn.numbers(y.column)).filter {
      $0.isFinite && $1.isFinite
    }
    let differences = pairs.map { $0.0 - $0.1 }
    guard differences.count > 1 else {
      throw StudyError("\(drawn.name) has fewer than two pairs of numbers to compare")
    }
    let count = Double(differences.count)
    let bias = differences.reduce(0, +) / count
    let variance = differences.reduce(0) { $0 + ($1 - bias) * ($1 - bias) } / (count - 1)
    let reach = 1.96 * variance.squareRoot()
    let (a, b) = (try drawn.column(x.column), try drawn.column(y.column))
    let unit = x.unit ?? a.unit
    return Panel.blandAltman(
      means: pairs.map { ($0.0 + $0.1) / 2 }, differences: differences, bias: bias,
      low: bias - reach, high: bias + reach, unit: unit,
      xLabel: "Mean of \(x.title(a)) and \(y.title(b))",
      yLabel: "\(x.title(a)) \u{2212} \(y.title(b))", size: pairs.count < 50 ? 5 : 2.4)
  }

  private func intervals(_ drawn: Drawn) throws -> Panel {
    let (x, y) = (try needed(x), try needed(y))
    let (names, places) = try drawn.categories(y.column)
    let values = try drawn.numbers(x.column)
    let (low, high) = (try drawn.numbers(needed(lower)), try drawn.numbers(needed(upper)))
    let lines = values.indices.map { row -> Mark in
      .line(x: [low[row], high[row]], y: [places[row], places[row]], color: .blue, width: 1.6)
    }
    let points = Mark.points(
      x: values, y: places, color: .blue, size: 6, opacity: 1, shape: .square)
    return Panel(
      x: x.axis(try drawn.column(x.column)),
      y: Axis(y.title ?? "", .band(names), reversed: true), lines + [points])
  }
}
