/// Panels that show how values are distributed.
extension Panel {
  /// A box for each group, with the values as points beside it if there are at most `pointsUpTo`.
  /// Hinges are R's type 7 quantiles. Whiskers reach the last value within 1.5 interquartile
  /// ranges; values beyond are drawn as outliers.
  public static func boxes(
    groups: [(name: String, values: [Double], color: Color)], yLabel: String,
    unit: String? = nil, title: String? = nil, xLabel: String = "", pointsUpTo: Int = 400
  ) -> Panel {
    var marks: [Mark] = []
    for (index, group) in groups.enumerated() {
      let values = group.values.filter(\.isFinite).sorted()
      guard let box = BoxShape(sorted: values) else { continue }
      let withPoints = values.count <= pointsUpTo
      if withPoints {
        let x = values.indices.map { Double(index) + jitter($0) * 0.5 }
        marks.append(.points(x: x, y: values, color: group.color, size: 2, opacity: 0.45))
      }
      marks.append(
        .box(
          x: Double(index), width: 0.6, low: box.low, q1: box.q1, median: box.median, q3: box.q3,
          high: box.high, outliers: withPoints ? [] : box.outliers, color: group.color))
    }
    return Panel(
      title: title, x: Axis(xLabel, .band(groups.map(\.name))), y: Axis(yLabel, unit: unit), marks)
  }

  /// Lightly filled density curves, one for each group. `x` and `y` are the points of the curve.
  public static func density(
    groups: [(name: String, x: [Double], y: [Double], color: Color)], xLabel: String,
    unit: String? = nil, title: String? = nil, yLabel: String = "Density", labels: Bool = false
  ) -> Panel {
    let top = groups.flatMap(\.y).filter(\.isFinite).max() ?? 1
    var marks: [Mark] = groups.map {
      .band(
        x: $0.x, low: [Double](repeating: 0, count: $0.x.count), high: $0.y, color: $0.color,
        opacity: 0.15)
    }
    marks += groups.map {
      .line(x: $0.x, y: $0.y, color: $0.color, label: labels ? $0.name : nil)
    }
    return Panel(
      title: title, x: Axis(xLabel, unit: unit),
      y: Axis(yLabel, .linear(domain: 0...(top > 0 ? top * 1.05 : 1))), marks)
  }

  /// Counts of `values` in `bins` bins of equal, round width. The last bin includes its upper end.
  public static func histogram(
    values: [Double], bins: Int = 20, xLabel: String, unit: String? = nil, title: String? = nil,
    yLabel: String = "Count", color: Color = .blue
  ) -> Panel {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
      return Panel(title: title, x: Axis(xLabel, unit: unit), y: Axis(yLabel), [])
    }
    // A single value is in the middle of its bin.
    let width = high > low ? Ticks.step(over: high - low, count: max(1, bins)) : 1
    let first = high > low ? (low / width).rounded(.down) : low - 0.5
    let count = max(1, Int(((high / width) - first).rounded(.up)))
    var counts = [Double](repeating: 0, count: count)
    for value in finite {
      counts[min(count - 1, max(0, Int((value / width - first).rounded(.down))))] += 1
    }
    let edges = (0...count).map { (first + Double($0)) * width }
    let top = counts.max() ?? 1
    return Panel(
      title: title, x: Axis(xLabel, unit: unit),
      y: Axis(yLabel, .linear(domain: 0...(top * 1.05)), isWhole: true),
      [
        .rectangles(
          x0: Array(edges.dropLast()), x1: Array(edges.dropFirst()),
          y0: [Double](repeating: 0, count: count), y1: counts, color: color, opacity: 0.85)
      ])
  }

  /// Horizontal bars from 0 with the first name on top and each value at the end of its bar.
  public static func horizontalBars(
    names: [String], values: [Double], xLabel: String, unit: String? = nil, title: String? = nil,
    color: Color = .blue, format: (Double) -> String = { Number.short($0) }
  ) -> Panel {
    let finite = values.filter(\.isFinite)
    let low = min(0, finite.min() ?? 0)
    let high = max(0, finite.max() ?? 1)
    let reach = high > low ? high - low : 1
    let rows = values.indices.map(Double.init)
    var marks: [Mark] = [
      .rectangles(
        x0: values.map { min(0, $0) }, x1: values.map { max(0, $0) }, y0: rows.map { $0 - 0.35 },
        y1: rows.map { $0 + 0.35 }, color: color, opacity: 0.9)
    ]
    for (row, value) in values.enumerated() where value.isFinite {
      let gap = reach * 0.012
      marks.append(
        .text(
          x: value < 0 ? value - gap : value + gap, y: Double(row), format(value),
          anchor: value < 0 ? .end : .start))
    }
    return Panel(
      title: title,
      x: Axis(
        xLabel, unit: unit,
        .linear(domain: (low < 0 ? low - reach * 0.14 : 0)...(high > 0 ? high + reach * 0.14 : 0)),
        isWhole: unit == nil && finite.allSatisfy { $0 == $0.rounded() }),
      y: Axis("", .band(names), reversed: true), marks)
  }
}

extension Panel {
  /// The place of the `index`-th point across the width of a group, -0.5...0.5. Multiples of the
  /// golden ratio fill the width evenly and are the same in every run.
  static func jitter(_ index: Int) -> Double {
    let step = Double(index + 1) * 0.618_033_988_749_895
    return step - step.rounded(.down) - 0.5
  }
}
