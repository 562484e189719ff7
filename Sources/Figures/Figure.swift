/// A figure as a value: panels in a grid, drawn the same on every canvas.
public struct Figure: Sendable, Hashable, Codable {
  /// In reading order.
  public var panels: [Panel]
  /// Panels in a row.
  public var columns: Int
  /// Width of the whole figure in points (1/72 inch); text is 8 to 9 points whatever the width. 468
  /// is a full text width.
  public var width: Double
  /// Height of one panel's plot area divided by its width; nil keeps units square (galleries,
  /// tiles) or picks 0.75.
  public var aspect: Double?
  /// Keys in order, drawn above the panels; empty for none.
  public var legend: [LegendEntry]
  /// The colour bar of tiles, below the panels.
  public var colorBar: ColorBar?

  /// A figure of `panels`, by default one below the other over the full text width.
  public init(
    _ panels: [Panel], columns: Int = 1, width: Double = 468, aspect: Double? = 0.75,
    legend: [LegendEntry] = [],
    colorBar: ColorBar? = nil
  ) {
    self.panels = panels
    self.columns = columns
    self.width = width
    self.aspect = aspect
    self.legend = legend
    self.colorBar = colorBar
  }
}

/// A key of the legend: how a group is drawn, and its name.
public struct LegendEntry: Sendable, Hashable, Codable {
  /// What stands before the name.
  public enum Symbol: String, Sendable, Codable { case point, line, dashed, dotted, patch, outline }
  /// Of the group.
  public var name: String
  /// Of the symbol.
  public var color: Color
  /// What stands before the name.
  public var symbol: Symbol
  /// Of a symbol that is a point.
  public var shape: PointShape

  /// A key with a round point unless another symbol is named.
  public init(_ name: String, color: Color, symbol: Symbol = .point, shape: PointShape = .circle) {
    self.name = name
    self.color = color
    self.symbol = symbol
    self.shape = shape
  }
}

/// A scale from values to colours, with the label that stands beside it.
public struct ColorBar: Sendable, Hashable, Codable {
  /// Which colour a value has.
  public var scale: ColorScale
  /// Written beside the bar, with its unit.
  public var label: String

  /// A bar of `scale`, with `label` beside it.
  public init(_ scale: ColorScale, label: String) {
    self.scale = scale
    self.label = label
  }
}
