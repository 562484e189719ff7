import CCairo
import Foundation

/// Draws with Cairo and Pango: into a PDF page, a PNG surface, or any other Cairo context.
public final class CairoCanvas: Canvas {
  let context: OpaquePointer
  private let measure: TextMeasure

  /// Draws into `context` (a `cairo_t`), which must outlive the canvas; one unit is one point.
  public convenience init(_ context: OpaquePointer) { self.init(context, TextMeasure()) }

  init(_ context: OpaquePointer, _ measure: TextMeasure) {
    self.context = cairo_reference(context)
    self.measure = measure
  }

  deinit { cairo_destroy(context) }

  public func stroke(_ paths: [[Point]], closed: Bool, _ stroke: Stroke) {
    for path in paths { trace(path, closed: closed) }
    set(stroke.ink, opacity: stroke.opacity)
    cairo_set_line_width(context, stroke.width)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    let pattern = stroke.pattern
    cairo_set_dash(context, pattern, Int32(pattern.count), 0)
    cairo_stroke(context)
    cairo_set_dash(context, nil, 0, 0)
  }

  public func fill(_ polygon: [Point], _ ink: Ink, opacity: Double) {
    trace(polygon, closed: true)
    set(ink, opacity: opacity)
    cairo_fill(context)
  }

  public func fill(_ rectangles: [Rectangle], _ ink: Ink, opacity: Double) {
    set(ink, opacity: opacity)
    for part in rectangles {
      cairo_rectangle(context, part.x, part.y, part.width, part.height)
      cairo_fill(context)
    }
  }

  public func tiles(_ tiles: [(rectangle: Rectangle, color: Color)]) {
    cairo_save(context)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
    for tile in tiles { fill([tile.rectangle], .color(tile.color), opacity: 1) }
    cairo_restore(context)
  }

  public func symbols(
    _ shape: PointShape, at points: [Point], size: Double, _ ink: Ink, opacity: Double
  ) {
    set(ink, opacity: opacity)
    guard shape != .circle else { return dots(points, size: size, opacity: opacity) }
    cairo_set_line_width(context, shape.lineWidth(size: size))
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    for point in points {
      for path in shape.outline(size: size) {
        trace(path.map { Point($0.x + point.x, $0.y + point.y) }, closed: shape.isFilled)
      }
      if shape.isFilled { cairo_fill(context) } else { cairo_stroke(context) }
    }
  }

  /// Draws dots as lines of length zero with round ends, which take a fraction of the space of
  /// circles in a PDF. Dots that do not overlap share one stroke. Overlapping ones are separate
  /// strokes, so that they show through.
  private func dots(_ points: [Point], size: Double, opacity: Double) {
    cairo_set_line_width(context, size)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    for layer in opacity < 1 ? DotLayers(points, size: size).layers : [points] {
      for point in layer {
        cairo_move_to(context, point.x, point.y)
        cairo_line_to(context, point.x, point.y)
      }
      cairo_stroke(context)
    }
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
  }

  public func text(_ text: String, at point: Point, _ lettering: Lettering) {
    measure.withLayout(text, lettering) { layout in
      cairo_save(context)
      set(lettering.ink, opacity: 1)
      cairo_translate(context, point.x, point.y)
      if lettering.rotation != 0 { cairo_rotate(context, lettering.rotation * Double.pi / 180) }
      var width: Int32 = 0
      pango_layout_get_size(layout, &width, nil)
      let baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
      cairo_move_to(
        context, -Double(width) / Double(PANGO_SCALE) * lettering.anchor.fraction, -baseline)
      pango_cairo_show_layout(context, layout)
      cairo_restore(context)
    }
  }

  public func image(_ raster: Raster, in rectangle: Rectangle) {
    guard raster.width > 0, raster.height > 0 else { return }
    raster.withSurface { surface in
      cairo_save(context)
      cairo_translate(context, rectangle.x, rectangle.y)
      cairo_scale(
        context, rectangle.width / Double(raster.width), rectangle.height / Double(raster.height))
      cairo_set_source_surface(context, surface, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
      cairo_rectangle(context, 0, 0, Double(raster.width), Double(raster.height))
      cairo_fill(context)
      cairo_restore(context)
    }
  }

  public func clipped(to rectangle: Rectangle, _ body: () -> Void) {
    cairo_save(context)
    cairo_rectangle(context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
    cairo_clip(context)
    body()
    cairo_restore(context)
  }

  public func group(_ name: String, _ body: () -> Void) { body() }
}

extension CairoCanvas {
  private func set(_ ink: Ink, opacity: Double) {
    let color = ink.onPaper
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      opacity)
  }

  private func trace(_ path: [Point], closed: Bool) {
    guard let first = path.first else { return }
    cairo_move_to(context, first.x, first.y)
    for point in path.dropFirst() { cairo_line_to(context, point.x, point.y) }
    if closed { cairo_close_path(context) }
  }
}

extension TextAnchor {
  /// The part of the text's width before its anchor.
  var fraction: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
