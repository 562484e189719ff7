/// A panel with its place on the canvas, its scales and its ticks.
struct PanelLayout {
  var panel: Panel
  /// The area between the axes.
  var plot = Rectangle(x: 0, y: 0, width: 0, height: 0)
  var x: PlotScale
  var y: PlotScale
  var xTicks: [(value: Double, text: String)] = []
  var yTicks: [(value: Double, text: String)] = []
  var xLabels: TickLabels?
  /// The width of the widest label beside the axis.
  var yLabelWidth = 0.0
  var titleLines: [String] = []
  /// False if a neighbour already shows the same axis.
  var showsXCaption = true
  var showsYCaption = true
  var showsXLabels = true
  var showsYLabels = true

  init(_ panel: Panel) {
    self.panel = panel
    let extent = Extent(of: panel.marks)
    x = panel.x.plotScale(over: extent.x, bars: extent.hasBars)
    y = panel.y.plotScale(over: extent.y, bars: extent.hasBars)
  }

  /// Whether both axes are hidden, as in images, whose pixels stay square.
  var isImage: Bool { panel.x.isHidden && panel.y.isHidden }

  var hasTiles: Bool {
    panel.marks.contains { if case .tiles = $0 { true } else { false } }
  }

  /// The height of the drawing divided by its width when units are square.
  var squareAspect: Double {
    let width = x.domain.upperBound - x.domain.lowerBound
    let height = y.domain.upperBound - y.domain.lowerBound
    return width > 0 && height > 0 ? height / width : 0.75
  }

  /// Places the plot in `cell`. Images are centred, with square pixels.
  mutating func place(in cell: Rectangle) {
    plot = cell
    if isImage {
      let width = min(cell.width, cell.height / squareAspect)
      let height = width * squareAspect
      plot = Rectangle(
        x: cell.x + (cell.width - width) / 2, y: cell.y + (cell.height - height) / 2, width: width,
        height: height)
    }
    (x.start, x.end) = panel.x.reversed ? (plot.right, plot.x) : (plot.x, plot.right)
    (y.start, y.end) = panel.y.reversed ? (plot.y, plot.bottom) : (plot.bottom, plot.y)
  }

  /// The names at the ends of lines with their preferred places: a value on each axis (nil for the
  /// right end).
  var endLabels: [(x: Double?, y: Double, text: String, color: Color)] {
    panel.marks.compactMap { mark in
      switch mark {
      case .line(let xs, let ys, let color, _, _, let label?):
        guard let last = zip(xs, ys).reversed().first(where: { $0.0.isFinite && $0.1.isFinite })
        else {
          return nil
        }
        return (last.0, last.1, label, color)
      case .horizontal(let y, let color, _, let label?): return (nil, y, label, color)
      default: return nil
      }
    }
  }
}
