/// An unbreakable part of a page: a line, a row, a figure.
public struct PageBox {
  /// The height in points.
  public var height: Double
  /// Names of the places at its top.
  public var destinations: [String]
  /// Backgrounds behind the box.
  public var decorations: [Decoration]
  /// Draws the box with its top at `y`.
  public var draw: (_ page: PDFPage, _ y: Double) -> Void

  /// By default an empty space.
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
