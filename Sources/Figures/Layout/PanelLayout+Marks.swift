extension PanelLayout {
  /// Draws the marks in order, later ones over earlier ones.
  func drawMarks(on canvas: any Canvas) {
    for mark in panel.marks { draw(mark, on: canvas) }
    drawEndLabels(on: canvas)
  }

  private func draw(_ mark: Mark, on canvas: any Canvas) {
    switch mark {
    case .points(let xs, let ys, let color, let size, let opacity, let shape):
      canvas.symbols(
        shape, at: points(xs, ys), size: size, Ink(color), opacity: opacity)
    case .line(let xs, let ys, let color, let width, let dash, _):
      canvas.clipped(to: plot) {
        canvas.stroke(
          runs(xs, ys), closed: false, Stroke(Ink(color), width: width, dash: dash))
      }
    case .band(let xs, let low, let high, let color, let opacity):
      canvas.clipped(to: plot) {
        for outline in bands(xs, low, high) {
          canvas.fill(outline, Ink(color), opacity: opacity)
        }
      }
    case .identity: diagonal(intercept: 0, slope: 1, Stroke(.muted, width: 0.9), on: canvas)
    case .slope(let intercept, let slope, let color, let dash):
      diagonal(
        intercept: intercept, slope: slope, Stroke(Ink(color), width: 1.1, dash: dash), on: canvas)
    case .horizontal(let value, let color, let dash, _):
      guard y.contains(value) else { return }
      let place = y.place(value)
      canvas.stroke(
        [[Point(plot.x, place), Point(plot.right, place)]], closed: false,
        Stroke(Ink(color), width: 0.9, dash: dash))
    case .vertical(let value, let color, let dash, let label):
      guard x.contains(value) else { return }
      let place = x.place(value)
      canvas.stroke(
        [[Point(place, plot.y), Point(place, plot.bottom)]], closed: false,
        Stroke(Ink(color), width: 0.9, dash: dash))
      if let label {
        canvas.text(label, at: Point(place + 3, plot.y + 9), .note.inked(Ink(words: color)))
      }
    case .rectangles(let x0, let x1, let y0, let y1, let color, let opacity):
      canvas.clipped(to: plot) {
        canvas.fill(rectangles(x0, x1, y0, y1), Ink(color), opacity: opacity)
      }
    case .box(
      let place, let width, let low, let q1, let median, let q3, let high, let outliers, let color):
      drawBox(place, width, [low, q1, median, q3, high], outliers, color, on: canvas)
    case .interval(let xs, let ys, let low, let high, let color, let shape):
      drawIntervals(xs, ys, low, high, color, shape, on: canvas)
    case .tiles(let xs, let ys, let values, let scale, let texts):
      drawTiles(xs, ys, values, scale, texts, on: canvas)
    case .text(let xValue, let yValue, let text, let anchor, let color):
      let point = Point(x.place(xValue), y.place(yValue) + Lettering.note.middle)
      canvas.text(text, at: point, .note.anchored(anchor).inked(Ink(words: color)))
    case .image(let raster, let x0, let x1, let y0, let y1):
      for part in rectangles([x0], [x1], [y0], [y1]) { canvas.image(raster, in: part) }
    case .outlines(let xs, let ys, let color, let width):
      let paths = zip(xs, ys).map { zip($0, $1).map { Point(x.place($0), y.place($1)) } }
      canvas.stroke(paths, closed: true, Stroke(.color(color), width: width))
    }
  }
}

extension PanelLayout {
  /// The points that lie within the axes.
  private func points(_ xs: [Double], _ ys: [Double]) -> [Point] {
    zip(xs, ys).compactMap { px, py in
      guard px.isFinite, py.isFinite, x.contains(px), y.contains(py) else { return nil }
      return Point(x.place(px), y.place(py))
    }
  }

  /// Splits a line at missing values.
  private func runs(_ xs: [Double], _ ys: [Double]) -> [[Point]] {
    var paths: [[Point]] = [[]]
    for (px, py) in zip(xs, ys) {
      let point = Point(x.place(px), y.place(py))
      if point.x.isFinite, point.y.isFinite {
        paths[paths.count - 1].append(point)
      } else if paths.last?.isEmpty == false {
        paths.append([])
      }
    }
    return paths.filter { $0.count > 1 }
  }

  private func bands(_ xs: [Double], _ low: [Double], _ high: [Double]) -> [[Point]] {
    var outlines: [[Point]] = []
    var (upper, lower): ([Point], [Point]) = ([], [])
    func close() {
      if upper.count > 1 { outlines.append(upper + lower.reversed()) }
      (upper, lower) = ([], [])
    }
    for (index, value) in xs.enumerated() where index < low.count && index < high.count {
      let (top, bottom) = (y.place(high[index]), y.place(low[index]))
      if value.isFinite, top.isFinite, bottom.isFinite {
        upper.append(Point(x.place(value), top))
        lower.append(Point(x.place(value), bottom))
      } else {
        close()
      }
    }
    close()
    return outlines
  }

  private func rectangles(_ x0: [Double], _ x1: [Double], _ y0: [Double], _ y1: [Double])
    -> [Rectangle]
  {
    zip(zip(x0, x1), zip(y0, y1)).compactMap { xs, ys in
      let (left, right) = (x.place(xs.0), x.place(xs.1))
      let (top, bottom) = (y.place(ys.0), y.place(ys.1))
      guard left.isFinite, right.isFinite, top.isFinite, bottom.isFinite else { return nil }
      return Rectangle(
        x: min(left, right), y: min(top, bottom), width: abs(right - left),
        height: abs(bottom - top))
    }
  }

  private func diagonal(
    intercept: Double, slope: Double, _ stroke: Stroke, on canvas: any Canvas
  ) {
    // On logarithmic axes the line is curved, so it is drawn in many short pieces.
    let pieces = x.isLogarithmic || y.isLogarithmic ? 64 : 1
    let ends = x.ends
    let xs = (0...pieces).map {
      ends.lowerBound + (ends.upperBound - ends.lowerBound) * Double($0) / Double(pieces)
    }
    canvas.clipped(to: plot) {
      canvas.stroke(runs(xs, xs.map { intercept + slope * $0 }), closed: false, stroke)
    }
  }

  /// `five`: whisker, hinge, median, hinge, whisker.
  private func drawBox(
    _ place: Double, _ width: Double, _ five: [Double], _ outliers: [Double], _ color: Color,
    on canvas: any Canvas
  ) {
    let ink = Ink(color)
    let (left, right, middle) = (
      x.place(place - width / 2), x.place(place + width / 2), x.place(place)
    )
    let places = five.map { y.place($0) }
    guard places.count == 5, places.allSatisfy(\.isFinite) else { return }
    let box = Rectangle(
      x: left, y: min(places[1], places[3]), width: right - left,
      height: abs(places[3] - places[1]))
    canvas.clipped(to: plot) {
      canvas.fill([box], ink, opacity: 0.22)
      canvas.stroke([box.corners], closed: true, Stroke(ink, width: 0.9))
      canvas.stroke(
        [
          [Point(middle, places[0]), Point(middle, places[1])],
          [Point(middle, places[3]), Point(middle, places[4])],
        ], closed: false, Stroke(ink, width: 0.9))
      canvas.stroke(
        [[Point(left, places[2]), Point(right, places[2])]], closed: false,
        Stroke(ink, width: 2))
    }
    canvas.symbols(
      .circle, at: points(outliers.map { _ in place }, outliers), size: 2.2, ink, opacity: 0.6)
  }

  private func drawIntervals(
    _ xs: [Double], _ ys: [Double], _ low: [Double], _ high: [Double], _ color: Color,
    _ shape: PointShape, on canvas: any Canvas
  ) {
    let lines = zip(xs, zip(low, high)).map { value, ends in
      [Point(x.place(value), y.place(ends.0)), Point(x.place(value), y.place(ends.1))]
    }.filter { $0.allSatisfy { $0.x.isFinite && $0.y.isFinite } }
    canvas.clipped(to: plot) {
      canvas.stroke(lines, closed: false, Stroke(Ink(color), width: 1.3))
    }
    canvas.symbols(shape, at: points(xs, ys), size: 5.5, Ink(color), opacity: 1)
  }

  private func drawTiles(
    _ xs: [Double], _ ys: [Double], _ values: [Double], _ scale: ColorScale, _ texts: [String],
    on canvas: any Canvas
  ) {
    let places = zip(zip(xs, ys), values).enumerated().filter { $0.element.1.isFinite }
    canvas.tiles(
      places.flatMap { _, tile in
        rectangles([tile.0.0 - 0.5], [tile.0.0 + 0.5], [tile.0.1 - 0.5], [tile.0.1 + 0.5]).map {
          ($0, scale.color(tile.1))
        }
      })
    for (index, tile) in places where index < texts.count {
      // The page's ink may be invisible on a tile: use dark ink on light tiles and white on dark
      // ones.
      let ink = Ink.color(scale.color(tile.1).lightness > 58 ? .ink : .white)
      canvas.text(
        texts[index], at: Point(x.place(tile.0.0), y.place(tile.0.1) + Lettering.note.middle),
        .note.anchored(.middle).inked(ink))
    }
  }

  /// Draws names at the right ends of lines, moved apart so that each is legible.
  private func drawEndLabels(on canvas: any Canvas) {
    var labels = endLabels.map { label in
      (
        point: Point(label.x.map { x.place($0) + 4 } ?? plot.right + 4, y.place(label.y)),
        text: label.text, color: label.color
      )
    }.filter { $0.point.x.isFinite && $0.point.y.isFinite }
    labels.sort { ($0.point.y, $0.text) < ($1.point.y, $1.text) }
    let leading = Lettering.note.size + 0.5
    for index in labels.indices.dropFirst() {
      let above = labels[index - 1].point
      guard abs(above.x - labels[index].point.x) < 40 else { continue }
      labels[index].point.y = max(labels[index].point.y, above.y + leading)
    }
    for label in labels {
      canvas.text(
        label.text, at: Point(label.point.x, label.point.y + Lettering.note.middle),
        .note.inked(Ink(words: label.color)))
    }
  }
}
