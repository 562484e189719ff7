/// A figure as a value: a grid of panels that looks the same on every canvas.
public struct Figure: Sendable, Hashable, Codable {
  /// The panels in reading order.
  public var panels: [Panel]
  /// The number of panels in a row.
  public var columns: Int
  /// The width of the whole figure in points (1/72 inch); 468 is the full text width. Text has 8 to
  /// 9 points at any width.
  public var width: Double
  /// The height of a plot area divided by its width. nil gives square units (galleries, tiles), or
  /// else 0.75.
  public var aspect: Double?
  /// Legend entries above the panels in order; empty for none.
  public var legend: [LegendEntry]
  /// The colour bar below the panels; nil for none.
  public var colorBar: ColorBar?
  /// A picture in place of panels; nil for a figure that is drawn here.
  public var picture: Picture?

  /// A figure that shows a picture of elsewhere, at its natural width or the full text width.
  public init(_ picture: Picture) {
    self.init([], width: min(468, picture.width), aspect: nil)
    self.picture = picture
  }

  /// A figure of `panels`, by default in one column over the full text width.
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

/// An entry of the legend: how a group is drawn, and its name.
public struct LegendEntry: Sendable, Hashable, Codable {
  /// The kind of symbol before the name.
  public enum Symbol: String, Sendable, Codable { case point, line, dashed, dotted, patch, outline }
  /// The name of the group.
  public var name: String
  /// The colour of the symbol.
  public var color: Color
  /// The symbol before the name.
  public var symbol: Symbol
  /// The shape of a symbol that is a point.
  public var shape: PointShape

  /// An entry with a round point, unless another symbol is given.
  public init(_ name: String, color: Color, symbol: Symbol = .point, shape: PointShape = .circle) {
    self.name = name
    self.color = color
    self.symbol = symbol
    self.shape = shape
  }
}

/// A colour scale with its label.
public struct ColorBar: Sendable, Hashable, Codable {
  /// The mapping from values to colours.
  public var scale: ColorScale
  /// The label with its unit.
  public var label: String

  /// A bar for `scale`, labelled with `label`.
  public init(_ scale: ColorScale, label: String) {
    self.scale = scale
    self.label = label
  }
}
