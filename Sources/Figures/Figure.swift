/// A figure as a value: panels in a grid, drawn the same on every canvas.
public struct Figure: Sendable, Hashable, Codable {
  public var panels: [Panel]
  /// Panels in a row.
  public var columns: Int
  /// Width of the whole figure in points (1/72 inch); text is 8 to 9 points whatever the width. 468 is a full text width.
  public var width: Double
  /// Height of one panel's plot area divided by its width; nil keeps units square (galleries, tiles) or picks 0.75.
  public var aspect: Double?
  /// Keys in order, drawn above the panels; empty for none.
  public var legend: [LegendEntry]
  /// The colour bar of tiles, below the panels.
  public var colorBar: ColorBar?

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
  public enum Symbol: String, Sendable, Codable { case point, line, dashed, dotted, patch, outline }
  public var name: String
  public var color: Color
  public var symbol: Symbol
  public var shape: PointShape

  public init(_ name: String, color: Color, symbol: Symbol = .point, shape: PointShape = .circle) {
    self.name = name
    self.color = color
    self.symbol = symbol
    self.shape = shape
  }
}

/// A scale from values to colours, with the label that stands beside it.
public struct ColorBar: Sendable, Hashable, Codable {
  public var scale: ColorScale
  public var label: String

  public init(_ scale: ColorScale, label: String) {
    self.scale = scale
    self.label = label
  }
}
