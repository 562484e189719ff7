extension Figure {
  /// The colours with a name in the figure: those of the legend and of labelled lines.
  public var namedColors: [String: Color] {
    let lines = panels.flatMap(\.marks).compactMap { mark -> (String, Color)? in
      guard case .line(_, _, let color, _, _, let label?) = mark else { return nil }
      return (label, color)
    }
    return Dictionary(legend.map { ($0.name, $0.color) } + lines) { first, _ in first }
  }

  /// The figure with some named colours replaced, in everything drawn with them.
  public func recolored(_ colors: [String: Color]) -> Figure {
    let named = namedColors
    let pairs = colors.sorted { $0.key < $1.key }.compactMap { name, color in
      named[name].map { ($0, color) }
    }
    let changes = Dictionary(pairs) { first, _ in first }
    guard !changes.isEmpty else { return self }
    var figure = self
    figure.legend = legend.map { entry in
      var entry = entry
      entry.color = colors[entry.name] ?? changes[entry.color] ?? entry.color
      return entry
    }
    figure.panels = panels.map { panel in
      var panel = panel
      panel.marks = panel.marks.map { $0.recolored(colors, changes) }
      return panel
    }
    return figure
  }
}

extension Mark {
  /// `named`: new colours of labelled lines by name; `changes`: new colours of everything else.
  fileprivate func recolored(_ named: [String: Color], _ changes: [Color: Color]) -> Mark {
    func new(_ color: Color) -> Color { changes[color] ?? color }
    switch self {
    case .points(let x, let y, let color, let size, let opacity, let shape):
      return .points(x: x, y: y, color: new(color), size: size, opacity: opacity, shape: shape)
    case .line(let x, let y, let color, let width, let dash, let label):
      let color = label.flatMap { named[$0] } ?? new(color)
      return .line(x: x, y: y, color: color, width: width, dash: dash, label: label)
    case .band(let x, let low, let high, let color, let opacity):
      return .band(x: x, low: low, high: high, color: new(color), opacity: opacity)
    case .horizontal(let y, let color, let dash, let label):
      return .horizontal(y: y, color: new(color), dash: dash, label: label)
    case .vertical(let x, let color, let dash, let label):
      return .vertical(x: x, color: new(color), dash: dash, label: label)
    case .slope(let intercept, let slope, let color, let dash):
      return .slope(intercept: intercept, slope: slope, color: new(color), dash: dash)
    case .rectangles(let x0, let x1, let y0, let y1, let color, let opacity):
      return .rectangles(x0: x0, x1: x1, y0: y0, y1: y1, color: new(color), opacity: opacity)
    case .box(
      let x, let width, let low, let q1, let median, let q3, let high, let outliers, let color):
      return .box(
        x: x, width: width, low: low, q1: q1, median: median, q3: q3, high: high,
        outliers: outliers, color: new(color))
    case .interval(let x, let y, let low, let high, let color, let shape):
      return .interval(x: x, y: y, low: low, high: high, color: new(color), shape: shape)
    case .text(let x, let y, let text, let anchor, let color):
      return .text(x: x, y: y, text, anchor: anchor, color: new(color))
    case .image(let raster, let x0, let x1, let y0, let y1):
      return .image(raster.recolored(changes), x0: x0, x1: x1, y0: y0, y1: y1)
    case .outlines(let x, let y, let color, let width):
      return .outlines(x: x, y: y, color: new(color), width: width)
    case .identity, .tiles: return self
    }
  }
}

extension Raster {
  /// Greys belong to the image and are not changed.
  fileprivate func recolored(_ changes: [Color: Color]) -> Raster {
    let changes = changes.filter { $0.key.red != $0.key.green || $0.key.green != $0.key.blue }
    guard !changes.isEmpty else { return self }
    var raster = self
    for pixel in stride(from: 0, to: rgb.count, by: 3) {
      let old = Color(rgb[pixel], rgb[pixel + 1], rgb[pixel + 2])
      guard let new = changes[old] else { continue }
      raster.rgb.replaceSubrange(pixel..<pixel + 3, with: [new.red, new.green, new.blue])
    }
    return raster
  }
}
