/// Panels of lines.
extension Panel {
  /// One line of a panel, with a band around it if `low` and `high` are given.
  public struct Series: Sendable, Hashable, Codable {
    /// The name at the end of the line and in the legend.
    public var name: String
    /// The points of the line in units of the axes.
    public var x, y: [Double]
    /// The edges of the band at each x; empty for no band.
    public var low, high: [Double]
    /// The colour of line and band.
    public var color: Color
    /// The pattern of the line.
    public var dash: Dash

    /// By default a solid line without a band.
    public init(
      _ name: String, x: [Double], y: [Double], low: [Double] = [], high: [Double] = [],
      color: Color, dash: Dash = .solid
    ) {
      self.name = name
      self.x = x
      self.y = y
      self.low = low
      self.high = high
      self.color = color
      self.dash = dash
    }
  }

  /// Lines with their bands. `labels` writes each name at the end of its line.
  public static func lines(
    _ series: [Series], x: Axis, y: Axis, title: String? = nil, labels: Bool = true
  ) -> Panel {
    let bands: [Mark] = series.filter { !$0.low.isEmpty }.map {
      .band(x: $0.x, low: $0.low, high: $0.high, color: $0.color)
    }
    let lines: [Mark] = series.map {
      .line(x: $0.x, y: $0.y, color: $0.color, dash: $0.dash, label: labels ? $0.name : nil)
    }
    return Panel(title: title, x: x, y: y, bands + lines)
  }
}
