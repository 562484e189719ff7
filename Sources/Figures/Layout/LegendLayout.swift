/// The lines of a legend, whose entries each have a symbol and a name.
struct LegendLayout {
  struct Key {
    var entry: LegendEntry
    var x: Double
    var line: Int
  }

  private(set) var keys: [Key] = []
  /// The width of the widest line in points.
  private(set) var width = 0.0

  static let symbolWidth = 16.0
  static let inset = 2.0
  static let gap = 14.0
  static let leading = 13.0

  init(_ entries: [LegendEntry], width available: Double, _ measure: TextMeasure) {
    var (x, line) = (Self.inset, 0)
    for entry in entries {
      let own = Self.symbolWidth + 4 + measure.width(entry.name, .key)
      if x > Self.inset, x + own > available {
        (x, line) = (Self.inset, line + 1)
      }
      keys.append(Key(entry: entry, x: x, line: line))
      width = max(width, x + own)
      x += own + Self.gap
    }
  }

  var isEmpty: Bool { keys.isEmpty }
  var height: Double { Double((keys.last?.line ?? -1) + 1) * Self.leading }

  func draw(on canvas: any Canvas) {
    for key in keys {
      let middle = (Double(key.line) + 0.5) * Self.leading
      draw(key.entry, x: key.x, middle: middle, on: canvas)
      canvas.text(
        key.entry.name, at: Point(key.x + Self.symbolWidth + 4, middle + Lettering.key.middle), .key
      )
    }
  }

  private func draw(_ entry: LegendEntry, x: Double, middle: Double, on canvas: any Canvas) {
    let ink = Ink(entry.color)
    let line = [Point(x, middle), Point(x + Self.symbolWidth, middle)]
    let patch = Rectangle(x: x + 3, y: middle - 4, width: Self.symbolWidth - 6, height: 8)
    switch entry.symbol {
    case .point:
      canvas.symbols(
        entry.shape, at: [Point(x + Self.symbolWidth / 2, middle)], size: 6, ink, opacity: 1)
    case .line: canvas.stroke([line], closed: false, Stroke(ink, width: 1.6))
    case .dashed: canvas.stroke([line], closed: false, Stroke(ink, width: 1.6, dash: .dashed))
    case .dotted: canvas.stroke([line], closed: false, Stroke(ink, width: 1.6, dash: .dotted))
    case .patch: canvas.fill([patch], ink, opacity: 0.85)
    case .outline: canvas.stroke([patch.corners], closed: true, Stroke(ink, width: 1.4))
    }
  }
}

extension Rectangle {
  var corners: [Point] {
    [Point(x, y), Point(right, y), Point(right, bottom), Point(x, bottom)]
  }
}
