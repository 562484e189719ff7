import CCairo

/// A page that is being drawn. Coordinates are points from its upper left corner.
public final class PDFPage {
  let context: OpaquePointer
  private let measure: TextMeasure
  private let places: Places

  /// Names of the document's places so far.
  final class Places { var names: Set<String> = [] }

  init(_ context: OpaquePointer, _ measure: TextMeasure, _ places: Places) {
    self.context = context
    self.measure = measure
    self.places = places
  }

  /// Draws a line of text with its left end and baseline at the given point, including its links.
  public func draw(_ text: SetText, line index: Int, x: Double, baseline: Double) {
    let line = text.lines[index]
    set(.ink)
    cairo_move_to(context, x, baseline)
    pango_cairo_show_layout_line(context, line.pointer)
    for formula in text.formulas where formula.range.overlaps(line.bytes) {
      for span in text.spans(of: formula.range, inLine: index) {
        draw(formula.box, with: formula.font, x: x + span.x, baseline: baseline)
      }
    }
    for link in text.links where link.range.overlaps(line.bytes) {
      for span in text.spans(of: link.range, inLine: index) {
        let box = Rectangle(x: x + span.x, y: baseline - 9, width: span.width, height: 12)
        self.link(link.target, box)
      }
    }
  }

  /// A filled rectangle.
  public func fill(_ part: Rectangle, _ color: Color) {
    set(color)
    cairo_rectangle(context, part.x, part.y, part.width, part.height)
    cairo_fill(context)
  }

  /// Draws a solid or dotted horizontal line.
  public func rule(
    x: Double, y: Double, width: Double, thickness: Double, _ color: Color, dotted: Bool = false
  ) {
    set(color)
    cairo_set_line_width(context, thickness)
    if dotted {
      cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
      cairo_set_dash(context, [0, 4], 2, 0)
    }
    cairo_move_to(context, x, y)
    cairo_line_to(context, x + width, y)
    cairo_stroke(context)
    cairo_set_dash(context, nil, 0, 0)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
  }

  /// Draws a figure with its upper left corner at a point, scaled by `scale`.
  public func draw(_ figure: LaidOutFigure, x: Double, y: Double, scale: Double) {
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_scale(context, scale, scale)
    figure.draw(on: CairoCanvas(context, measure))
    cairo_restore(context)
  }

  /// Makes a rectangle a link.
  public func link(_ target: LinkTarget, _ part: Rectangle) {
    let numbers = [part.x, part.y, part.width, part.height].map(Number.coordinate)
    tag(CAIRO_TAG_LINK, target.attributes + " rect=[\(numbers.joined(separator: " "))]")
  }

  /// Names a place for links. The first place with a name counts.
  public func addDestination(_ name: String, x: Double, y: Double) {
    guard places.names.insert(name).inserted else { return }
    let place = "x=\(Number.coordinate(x)) y=\(Number.coordinate(y))"
    tag(CAIRO_TAG_DEST, "name='\(LinkTarget.quoted(name))' \(place)")
  }

  private func tag(_ name: String, _ attributes: String) {
    cairo_tag_begin(context, name, attributes)
    cairo_tag_end(context, name)
  }

  private func set(_ color: Color) {
    cairo_set_source_rgb(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }
}
