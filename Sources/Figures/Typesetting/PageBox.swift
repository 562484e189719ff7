/// Something that stands on one page, never broken: a line, a row, a figure.
public struct PageBox {
  /// In points.
  public var height: Double
  /// Names of the places at its top.
  public var destinations: [String]
  /// Grounds behind it.
  public var decorations: [Decoration]
  /// Draws with the top at `y`.
  public var draw: (_ page: PDFPage, _ y: Double) -> Void

  /// A box that draws itself by `draw`; by default an empty space.
  public init(
    height: Double, destinations: [String] = [], decorations: [Decoration] = [],
    draw: @escaping (_ page: PDFPage, _ y: Double) -> Void = { _, _ in }
  ) {
    self.height = height
    self.destinations = destinations
    self.decorations = decorations
    self.draw = draw
  }
}
