/// Records every call as a line of text, so that drawings can be compared.
public final class RecordingCanvas: Canvas {
  /// One line of text for each call in order.
  public private(set) var lines: [String] = []
  private var depth = 0

  /// A canvas on which nothing has been drawn.
  public init() {}

  /// All lines, each with a line feed.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  public func stroke(_ paths: [[Point]], closed: Bool, _ stroke: Stroke) {
    let dash = stroke.dash == .solid ? "" : " \(stroke.dash.rawValue)"
    for path in paths {
      write(
        "\(closed ? "outline" : "line") \(name(stroke.ink)) \(number(stroke.width))\(dash)",
        path)
    }
  }

  public func fill(_ polygon: [Point], _ ink: Ink, opacity: Double) {
    write("fill \(name(ink)) \(number(opacity))", polygon)
  }

  public func fill(_ rectangles: [Rectangle], _ ink: Ink, opacity: Double) {
    for part in rectangles { write("rectangle \(name(ink)) \(number(opacity)) \(frame(part))") }
  }

  public func tiles(_ tiles: [(rectangle: Rectangle, color: Color)]) {
    for tile in tiles { write("tile \(tile.color.hex) \(frame(tile.rectangle))") }
  }

  public func symbols(
    _ shape: PointShape, at points: [Point], size: Double, _ ink: Ink, opacity: Double
  ) {
    write("\(shape.rawValue) \(name(ink)) \(number(size)) \(number(opacity))", points)
  }

  public func text(_ text: String, at point: Point, _ lettering: Lettering) {
    var style = "\(number(lettering.size)) \(name(lettering.ink)) \(lettering.anchor.rawValue)"
    if lettering.bold { style += " bold" }
    if lettering.rotation != 0 { style += " \(number(lettering.rotation))°" }
    write("text “\(text)” \(style)", [point])
  }

  public func image(_ raster: Raster, in rectangle: Rectangle) {
    write("image \(raster.width)x\(raster.height) \(frame(rectangle))")
  }

  public func picture(_ picture: Picture, in rectangle: Rectangle) {
    write("picture \(picture.format) \(picture.data.count) \(frame(rectangle))")
  }

  public func clipped(to rectangle: Rectangle, _ body: () -> Void) {
    write("clip \(frame(rectangle))")
    nested(body)
  }

  public func group(_ name: String, _ body: () -> Void) {
    write(name)
    nested(body)
  }
}

extension RecordingCanvas {
  private func nested(_ body: () -> Void) {
    depth += 1
    body()
    depth -= 1
  }

  private func write(_ line: String, _ points: [Point] = []) {
    let places = points.map { " \(number($0.x)),\(number($0.y))" }.joined()
    lines.append(String(repeating: "  ", count: depth) + line + places)
  }

  /// Rounds to a tenth of a point: invisible, but larger than differences between font versions.
  private func number(_ value: Double) -> String {
    Number.coordinate((value * 10).rounded() / 10)
  }

  private func frame(_ part: Rectangle) -> String {
    [part.x, part.y, part.width, part.height].map(number).joined(separator: ",")
  }

  private func name(_ ink: Ink) -> String {
    if case .color(let color) = ink { color.hex } else { "\(ink)" }
  }
}
