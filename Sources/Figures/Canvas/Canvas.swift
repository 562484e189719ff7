/// Where figures are drawn: points (1/72 inch) from the upper left corner, y down.
public protocol Canvas: AnyObject {
  /// Lines through the points of each path; closed paths end where they began.
  func stroke(_ paths: [[Point]], closed: Bool, _ stroke: Stroke)
  /// One polygon.
  func fill(_ polygon: [Point], _ ink: Ink, opacity: Double)
  /// Several rectangles in one ink.
  func fill(_ rectangles: [Rectangle], _ ink: Ink, opacity: Double)
  /// Tiles that touch without seams, each in its colour.
  func tiles(_ tiles: [(rectangle: Rectangle, color: Color)])
  /// Symbols centred on `points`; `size` is the diameter.
  func symbols(
    _ shape: PointShape, at points: [Point], size: Double, _ ink: Ink, opacity: Double)
  /// One line of text with its baseline at `point`.
  func text(_ text: String, at point: Point, _ lettering: Lettering)
  /// An image with hard pixels.
  func image(_ raster: Raster, in rectangle: Rectangle)
  /// What `body` draws, cut to `rectangle`.
  func clipped(to rectangle: Rectangle, _ body: () -> Void)
  /// What `body` draws, kept together under a name.
  func group(_ name: String, _ body: () -> Void)
}
