import Escaping
import Foundation

/// Writes SVG in which text stays text. Colours that follow the page have a class, so that pages
/// with a dark background can repaint them. Programs that do not know CSS variables draw the file
/// as it is.
public final class SVGCanvas: Canvas {
  private var body = ""
  private let idPrefix: String
  private var ids = 0

  /// `idPrefix` distinguishes the identifiers of several drawings in one page.
  public init(idPrefix: String) { self.idPrefix = idPrefix }

  /// The complete `<svg>` element. Sizes are in points; `title` is its name for screen readers.
  public func document(width: Double, height: Double, title: String?) -> String {
    let (w, h) = (number(width), number(height))
    let id = idPrefix.inXML
    let name = title.map {
      " aria-labelledby=\"\(id)-title\"><title id=\"\(id)-title\">\($0.inXML)</title>"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(w) \(h)" width="\(w)pt" height="\(h)pt" \
      role="img" font-family="\(Self.families)" font-size="8.5"\(name ?? ">")
      \(body)</svg>

      """
  }

  public func stroke(_ paths: [[Point]], closed: Bool, _ stroke: Stroke) {
    let data = paths.filter { !$0.isEmpty }.map { path($0) + (closed ? "Z" : "") }.joined()
    guard !data.isEmpty else { return }
    var attributes =
      "fill=\"none\" \(paint("stroke", stroke.ink)) stroke-width=\"\(number(stroke.width))\""
    if stroke.opacity < 1 { attributes += " stroke-opacity=\"\(number(stroke.opacity))\"" }
    if !stroke.pattern.isEmpty {
      attributes += " stroke-dasharray=\"\(stroke.pattern.map(number).joined(separator: " "))\""
    }
    body += "<path \(attributes) stroke-linejoin=\"round\" d=\"\(data)\"/>\n"
  }

  public func fill(_ polygon: [Point], _ ink: Ink, opacity: Double) {
    guard !polygon.isEmpty else { return }
    body += "<path \(fill(ink, opacity)) d=\"\(path(polygon))Z\"/>\n"
  }

  public func fill(_ rectangles: [Rectangle], _ ink: Ink, opacity: Double) {
    guard !rectangles.isEmpty else { return }
    body += "<g \(fill(ink, opacity))>"
    for part in rectangles { body += "<rect \(frame(part))/>" }
    body += "</g>\n"
  }

  public func tiles(_ tiles: [(rectangle: Rectangle, color: Color)]) {
    body += "<g shape-rendering=\"crispEdges\">"
    for tile in tiles {
      body += "<rect \(frame(tile.rectangle)) fill=\"\(tile.color.hex)\"/>"
    }
    body += "</g>\n"
  }

  /// Draws one path with the symbol as a marker at each vertex. This takes some ten bytes per
  /// point, and each point keeps its own opacity.
  public func symbols(
    _ shape: PointShape, at points: [Point], size: Double, _ ink: Ink, opacity: Double
  ) {
    guard !points.isEmpty else { return }
    ids += 1
    let id = "\(idPrefix)-m\(ids)".inXML
    let half = size
    var symbol = ""
    if shape == .circle {
      symbol = "<circle r=\"\(number(size / 2))\" \(fill(ink, opacity))/>"
    } else {
      let data = shape.outline(size: size).map { path($0) + (shape.isFilled ? "Z" : "") }.joined()
      symbol =
        shape.isFilled
        ? "<path \(fill(ink, opacity)) d=\"\(data)\"/>"
        : "<path fill=\"none\" \(paint("stroke", ink)) stroke-opacity=\"\(number(opacity))\" "
          + "stroke-width=\"\(number(shape.lineWidth(size: size)))\" d=\"\(data)\"/>"
    }
    let box = "\(number(-half)) \(number(-half)) \(number(2 * half)) \(number(2 * half))"
    body += """
      <marker id="\(id)" viewBox="\(box)" markerWidth="\(number(2 * half))" \
      markerHeight="\(number(2 * half))" markerUnits="userSpaceOnUse">\(symbol)</marker>

      """
    // The first and last vertex of a single point coincide.
    let uses = points.count == 1 ? ["start"] : ["start", "mid", "end"]
    let markers = uses.map { "marker-\($0)=\"url(#\(id))\"" }.joined(separator: " ")
    // A path that only moves draws nothing, not even its markers.
    let data = path(points) + (points.count == 1 ? "h0" : "")
    body += "<path fill=\"none\" \(markers) d=\"\(data)\"/>\n"
  }

  public func text(_ text: String, at point: Point, _ lettering: Lettering) {
    var attributes =
      "x=\"\(number(point.x))\" y=\"\(number(point.y))\" \(paint("fill", lettering.ink))"
    if lettering.size != 8.5 { attributes += " font-size=\"\(number(lettering.size))\"" }
    if lettering.bold { attributes += " font-weight=\"700\"" }
    if lettering.anchor != .start { attributes += " text-anchor=\"\(lettering.anchor.rawValue)\"" }
    if lettering.rotation != 0 {
      let turn = "rotate(\(number(lettering.rotation)) \(number(point.x)) \(number(point.y)))"
      attributes += " transform=\"\(turn)\""
    }
    body += "<text \(attributes)>\(text.inXML)</text>\n"
  }

  public func image(_ raster: Raster, in rectangle: Rectangle) {
    let data = raster.png().base64EncodedString()
    body += """
      <image \(frame(rectangle)) preserveAspectRatio="none" style="image-rendering:pixelated" \
      href="data:image/png;base64,\(data)"/>

      """
  }

  /// Draws an image of its own, so that neither its names nor its styles meet those of the page. A
  /// page of PDF is shown in pixels, since browsers draw no PDF within a page.
  public func picture(_ picture: Picture, in rectangle: Rectangle) {
    var address = picture.dataAddress
    if picture.format == .pdf {
      let scale = Self.pixelsPerPoint
      let place = Rectangle(x: 0, y: 0, width: rectangle.width, height: rectangle.height)
      let png = try? Surface.png(width: place.width, height: place.height, scale: scale) {
        CairoCanvas($0).picture(picture, in: place)
      }
      address = "data:image/png;base64,\((png ?? Data()).base64EncodedString())"
    }
    body += "<image \(frame(rectangle)) preserveAspectRatio=\"none\" href=\"\(address)\"/>\n"
  }

  public func clipped(to rectangle: Rectangle, _ body: () -> Void) {
    ids += 1
    let id = "\(idPrefix)-c\(ids)".inXML
    self.body += "<clipPath id=\"\(id)\"><rect \(frame(rectangle))/></clipPath>"
    self.body += "<g clip-path=\"url(#\(id))\">\n"
    body()
    self.body += "</g>\n"
  }

  public func group(_ name: String, _ body: () -> Void) {
    self.body += "<g class=\"\(name.inXML)\">\n"
    body()
    self.body += "</g>\n"
  }
}

extension SVGCanvas {
  /// 216 pixels in an inch: sharp on screens of today.
  private static let pixelsPerPoint = 3.0

  fileprivate static let families =
    "'Linux Biolinum O','Linux Biolinum',Carlito,sans-serif"

  fileprivate func number(_ value: Double) -> String { Number.coordinate(value) }

  fileprivate func path(_ points: [Point]) -> String {
    var text = "M"
    for (index, point) in points.enumerated() {
      if index > 0 { text += " " }
      text += number(point.x)
      text += " "
      text += number(point.y)
    }
    return text
  }

  fileprivate func frame(_ part: Rectangle) -> String {
    "x=\"\(number(part.x))\" y=\"\(number(part.y))\" width=\"\(number(part.width))\" "
      + "height=\"\(number(part.height))\""
  }

  fileprivate func fill(_ ink: Ink, _ opacity: Double) -> String {
    paint("fill", ink) + (opacity < 1 ? " fill-opacity=\"\(number(opacity))\"" : "")
  }

  fileprivate func paint(_ property: String, _ ink: Ink) -> String {
    let color = "\(property)=\"\(ink.onPaper.hex)\""
    switch ink {
    case .ink: return color + " class=\"ink\""
    case .muted: return color + " class=\"muted\""
    case .grid: return color + " class=\"grid\""
    case .background: return color + " class=\"paper\""
    case .color: return color
    }
  }
}
