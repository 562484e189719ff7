extension ColorBar {
  static let height = 31.0

  /// Draws the label and the bar with its ticks below, from (0, top) on.
  func draw(on canvas: any Canvas, top: Double, width: Double, _ measure: TextMeasure) {
    let labelWidth = label.isEmpty ? 0 : measure.width(label, .axisLabel) + 8
    let barWidth = max(60, min(180, width - labelWidth - 24))
    let left = max(10, (width - labelWidth - barWidth) / 2 + labelWidth)
    let bar = Rectangle(x: left, y: top, width: barWidth, height: 9)
    canvas.text(
      label, at: Point(left - 8, top + 4.5 + Lettering.axisLabel.middle),
      .axisLabel.anchored(.end))
    let domain = scale.domain
    let span = domain.upperBound - domain.lowerBound
    let steps = 90
    canvas.tiles(
      (0..<steps).map { step in
        let part = Double(step) / Double(steps)
        let value = domain.lowerBound + span * (Double(step) + 0.5) / Double(steps)
        return (
          Rectangle(
            x: bar.x + bar.width * part, y: bar.y, width: bar.width / Double(steps),
            height: bar.height),
          scale.color(value)
        )
      })
    canvas.stroke([bar.corners], closed: true, Stroke(.muted, width: 0.5))
    for tick in Ticks.linear(domain, count: 5) {
      let x = bar.x + bar.width * (span > 0 ? (tick.value - domain.lowerBound) / span : 0.5)
      canvas.stroke(
        [[Point(x, bar.bottom), Point(x, bar.bottom + 3)]], closed: false,
        Stroke(.muted, width: 0.6))
      canvas.text(
        tick.text, at: Point(x, bar.bottom + 4 + Lettering.tick.size), .tick.anchored(.middle))
    }
  }
}
