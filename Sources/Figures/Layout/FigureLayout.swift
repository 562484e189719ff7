/// The places of everything in a figure: legend on top, panels in a grid, colour bar below.
struct FigureLayout {
  private(set) var panels: [PanelLayout]
  private(set) var width: Double
  private(set) var height = 0.0
  let legend: LegendLayout
  private(set) var colorBarTop = 0.0

  static let columnGap = 14.0
  static let rowGap = 10.0
  /// Taller plots would only spread the same marks over more paper.
  static let tallestPlot = 270.0

  init(_ figure: Figure, _ measure: TextMeasure) {
    let columns = max(1, min(figure.columns, figure.panels.count))
    panels = figure.panels.map(PanelLayout.init)
    legend = LegendLayout(figure.legend, width: figure.width, measure)
    width = figure.width
    shareAxes(columns)

    let roughWidth = figure.width / Double(columns) - 44
    let aspect = figure.aspect ?? panels.map { min($0.squareAspect, 1.6) }.max() ?? 0.75
    for index in panels.indices {
      setTicks(index, roughWidth, min(roughWidth * aspect, Self.tallestPlot), measure)
    }

    let lefts = columnMaxima(columns, leftMargin)
    let rights = columnMaxima(columns) { rightMargin($0, roughWidth, measure) }
    let margins = (lefts + rights).reduce(0, +) + Self.columnGap * Double(columns - 1)
    let available = (figure.width - margins) / Double(columns)
    let plotWidth = max(20, min(available, Self.tallestPlot / max(aspect, 0.01)))
    let plotHeight = plotWidth * aspect
    width = min(figure.width, plotWidth * Double(columns) + margins)
    if !legend.isEmpty { width = max(width, min(figure.width, legend.width)) }

    var top = legend.isEmpty ? 2 : legend.height + 6
    for row in stride(from: 0, to: panels.count, by: columns) {
      let inRow = self.row(of: row, columns)
      for index in inRow { setLabels(index, plotWidth, measure) }
      let titleHeight =
        inRow.map { Double(panels[$0].titleLines.count) * Lettering.title.leading }
        .max() ?? 0
      top += titleHeight + (titleHeight > 0 ? 3 : 2)
      var left = 0.0
      for index in inRow {
        let column = index - row
        left += lefts[column]
        panels[index].place(
          in: Rectangle(x: left, y: top, width: plotWidth, height: plotHeight))
        left += plotWidth + rights[column] + Self.columnGap
      }
      top += plotHeight + (inRow.map { bottomMargin($0) }.max() ?? 0)
      if row + columns < panels.count { top += Self.rowGap }
    }
    colorBarTop = top + 8
    height = figure.colorBar == nil ? top + 2 : colorBarTop + ColorBar.height
  }
}

extension FigureLayout {
  /// Removes axis labels that a neighbour already shows.
  private mutating func shareAxes(_ columns: Int) {
    for index in panels.indices {
      let panel = panels[index]
      if index % columns > 0 {
        let left = panels[index - 1]
        let sameCaption = left.panel.y.caption == panel.panel.y.caption
        panels[index].showsYCaption = !sameCaption
        panels[index].showsYLabels = !isOneAxis(row(of: index, columns))
      }
      if index + columns < panels.count {
        let below = panels[index + columns]
        let sameCaption = below.panel.x.caption == panel.panel.x.caption
        panels[index].showsXCaption = !sameCaption
        panels[index].showsXLabels =
          !(sameCaption && below.panel.x == panel.panel.x && below.x.domain == panel.x.domain)
      }
    }
  }

  private func row(of index: Int, _ columns: Int) -> Range<Int> {
    let first = index - index % columns
    return first..<min(first + columns, panels.count)
  }

  /// Whether all these panels share their y axis. If only some agree by chance, each shows its own.
  private func isOneAxis(_ row: Range<Int>) -> Bool {
    let first = panels[row.lowerBound]
    return panels[row].allSatisfy { $0.panel.y == first.panel.y && $0.y.domain == first.y.domain }
  }

  private mutating func setTicks(
    _ index: Int, _ width: Double, _ height: Double, _ measure: TextMeasure
  ) {
    let panel = panels[index]
    func count(_ length: Double, _ axis: Axis, _ scale: PlotScale) -> Int {
      let most = max(3, Int(length))
      // Tiles are centred on whole numbers.
      let width = scale.domain.upperBound - scale.domain.lowerBound
      return panel.hasTiles || axis.isWhole ? max(1, min(most, Int(width))) : most
    }
    let (x, y) = (panel.panel.x, panel.panel.y)
    panels[index].xTicks = x.ticks(on: panel.x, count: count(width / 38, x, panel.x))
    panels[index].yTicks = y.ticks(on: panel.y, count: count(height / 30, y, panel.y))
    if panel.showsYLabels {
      panels[index].yLabelWidth =
        panels[index].yTicks.map { measure.width($0.text, .tick) }.max() ?? 0
    }
  }

  private mutating func setLabels(_ index: Int, _ plotWidth: Double, _ measure: TextMeasure) {
    let panel = panels[index]
    panels[index].titleLines =
      panel.panel.title.map { measure.wrapped($0, to: plotWidth, .title) } ?? []
    guard panel.showsXLabels, !panel.xTicks.isEmpty else { return }
    let room =
      panel.panel.x.isBand
      ? plotWidth / Double(panel.xTicks.count)
      : plotWidth / Double(max(1, panel.xTicks.count - 1))
    panels[index].xLabels = TickLabels(panel.xTicks.map(\.text), room: room, measure)
  }

  private func columnMaxima(_ columns: Int, _ margin: (PanelLayout) -> Double) -> [Double] {
    (0..<columns).map { column in
      stride(from: column, to: panels.count, by: columns).map { margin(panels[$0]) }.max() ?? 0
    }
  }

  private func leftMargin(_ panel: PanelLayout) -> Double {
    guard !panel.panel.y.isHidden else { return 0 }
    var margin = panel.showsYLabels || panel.showsYCaption ? 6.0 : 0
    margin += panel.yLabelWidth
    if panel.showsYCaption, panel.panel.y.caption != nil {
      margin += Lettering.axisLabel.leading + 3
    }
    return margin
  }

  /// The margin for names at the ends of lines and for half of the last tick's label.
  private func rightMargin(_ panel: PanelLayout, _ plotWidth: Double, _ measure: TextMeasure)
    -> Double
  {
    var x = panel.x
    (x.start, x.end) = panel.panel.x.reversed ? (plotWidth, 0) : (0, plotWidth)
    let names = panel.endLabels.map { label in
      let place = label.x.map { x.place($0) } ?? plotWidth
      return place + 4 + measure.width(label.text, .note) - plotWidth
    }
    let ticks =
      panel.panel.x.isBand
      ? []
      : panel.xTicks.map { tick in
        x.place(tick.value) + measure.width(tick.text, .tick) / 2 - plotWidth
      }
    return max(0, (names + ticks).max() ?? 0) + 1
  }

  private func bottomMargin(_ index: Int) -> Double {
    let panel = panels[index]
    guard !panel.panel.x.isHidden else { return 0 }
    var margin = 3.0
    if panel.showsXLabels { margin += 2 + (panel.xLabels?.height ?? 0) }
    if panel.showsXCaption, panel.panel.x.caption != nil {
      margin += Lettering.axisLabel.leading + 3
    }
    return margin
  }
}
