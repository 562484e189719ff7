extension PanelLayout {
  func drawAxes(on canvas: any Canvas) {
    guard !isImage else { return }
    if !hasTiles { drawGrid(on: canvas) }
    for (index, line) in titleLines.enumerated() {
      drawTitle(line, index, on: canvas)
    }
  }

  /// Draws lines and labels of the axes over the marks.
  func drawFrame(on canvas: any Canvas) {
    if isImage {
      for (index, line) in titleLines.enumerated() { drawTitle(line, index, on: canvas) }
      return
    }
    let corner = Point(plot.x, plot.bottom)
    canvas.stroke(
      [[Point(plot.x, plot.y), corner, Point(plot.right, plot.bottom)]], closed: false,
      Stroke(.muted, width: 0.7))
    canvas.group("x-axis") { drawX(on: canvas) }
    canvas.group("y-axis") { drawY(on: canvas) }
  }

  private func drawTitle(_ line: String, _ index: Int, on canvas: any Canvas) {
    let up = Double(titleLines.count - 1 - index) * Lettering.title.leading
    let y = plot.y - 5 - up
    if isImage {
      canvas.text(line, at: Point(plot.x + plot.width / 2, y), .title.anchored(.middle))
    } else {
      canvas.text(line, at: Point(plot.x, y), .title)
    }
  }

  private func drawGrid(on canvas: any Canvas) {
    let vertical = panel.x.isBand ? [] : xTicks.map { x.place($0.value) }
    let horizontal = panel.y.isBand ? [] : yTicks.map { y.place($0.value) }
    let lines =
      vertical.map { [Point($0, plot.y), Point($0, plot.bottom)] }
      + horizontal.map { [Point(plot.x, $0), Point(plot.right, $0)] }
    canvas.stroke(lines, closed: false, Stroke(.grid, width: 0.6))
  }

  private func drawX(on canvas: any Canvas) {
    let places = xTicks.map { x.place($0.value) }
    if !panel.x.isBand {
      canvas.stroke(
        places.map { [Point($0, plot.bottom), Point($0, plot.bottom + 3)] }, closed: false,
        Stroke(.muted, width: 0.7))
    }
    var y = plot.bottom + 5
    if showsXLabels, let labels = xLabels {
      for (place, lines) in zip(places, labels.lines) {
        for (index, line) in lines.enumerated() {
          let baseline = y + Lettering.tick.size * 0.85 + Double(index) * Lettering.tick.leading
          if labels.rotation == 0 {
            canvas.text(line, at: Point(place, baseline), .tick.anchored(.middle))
          } else {
            canvas.text(
              line, at: Point(place + 3, baseline - 1),
              .tick.anchored(.end).rotated(labels.rotation))
          }
        }
      }
      y += labels.height
    }
    if showsXCaption, let caption = panel.x.caption {
      canvas.text(
        caption, at: Point(plot.x + plot.width / 2, y + 2 + Lettering.axisLabel.size),
        .axisLabel.anchored(.middle))
    }
  }

  private func drawY(on canvas: any Canvas) {
    let places = yTicks.map { y.place($0.value) }
    if !panel.y.isBand {
      canvas.stroke(
        places.map { [Point(plot.x - 3, $0), Point(plot.x, $0)] }, closed: false,
        Stroke(.muted, width: 0.7))
    }
    if showsYLabels {
      for (place, tick) in zip(places, yTicks) {
        canvas.text(
          tick.text, at: Point(plot.x - 5, place + Lettering.tick.middle), .tick.anchored(.end))
      }
    }
    if showsYCaption, let caption = panel.y.caption {
      canvas.text(
        caption, at: Point(plot.x - 9 - yLabelWidth, plot.y + plot.height / 2),
        .axisLabel.anchored(.middle).rotated(-90))
    }
  }
}
