/// A surface for figures. Coordinates are points (1/72 inch) from the upper left corner, y down.
public protocol Canvas: AnyObject {
  /// Draws lines through the points of each path. Closed paths return to their beginning.
  func stroke(_ paths: [[Point]], closed: Bool, _ stroke: Stroke)
  /// Fills one polygon.
  func fill(_ polygon: [Point], _ ink: Ink, opacity: Double)
  /// Fills several rectangles with one ink.
  func fill(_ rectangles: [Rectangle], _ ink: Ink, opacity: Double)
  /// Fills adjacent tiles without seams, each with its own colour.
  func tiles(_ tiles: [(rectangle: Rectangle, color: Color)])
  /// Draws symbols centred on `points`; `size` is the diameter in points.
  func symbols(
    _ shape: PointShape, at points: [Point], size: Double, _ ink: Ink, opacity: Double)
  /// Draws one line of text with its anchor and baseline at `point`.
  func text(_ text: String, at point: Point, _ lettering: Lettering)
  /// Draws an image without smoothing its pixels.
  func image(_ raster: Raster, in rectangle: Rectangle)
  /// Draws a picture that was made elsewhere, stretched to the rectangle.
  func picture(_ picture: Picture, in rectangle: Rectangle)
  /// Clips everything that `body` draws to `rectangle`.
  func clipped(to rectangle: Rectangle, _ body: () -> Void)
  /// Groups everything that `body` draws under a name.
  func group(_ name: String, _ body: () -> Void)
}
