import CCairo

/// Measures the width of text with Pango. Each instance has its own font map, so that figures can
/// be laid out in parallel.
final class TextMeasure {
  private let map: UnsafeMutablePointer<PangoFontMap>?
  let context: OpaquePointer?
  private var widths: [Lettering: [String: Double]] = [:]

  init() {
    map = pango_cairo_font_map_new()
    context = map.flatMap { pango_font_map_create_context($0) }
    // Without hinting, distances are the same at every scale. One unit is one point.
    pango_cairo_context_set_resolution(context, 72)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
  }

  deinit {
    if let context { g_object_unref(UnsafeMutableRawPointer(context)) }
    if let map { g_object_unref(UnsafeMutableRawPointer(map)) }
  }

  /// The width of a line of text in points.
  func width(_ text: String, _ lettering: Lettering = Lettering()) -> Double {
    var key = Lettering(size: lettering.size)
    key.bold = lettering.bold
    if let known = widths[key]?[text] { return known }
    var width: Int32 = 0
    withLayout(text, lettering) { pango_layout_get_size($0, &width, nil) }
    let points = Double(width) / Double(PANGO_SCALE)
    widths[key, default: [:]][text] = points
    return points
  }

  /// Passes a Pango layout of the text to `body`.
  func withLayout(_ text: String, _ lettering: Lettering, _ body: (OpaquePointer) -> Void) {
    guard let layout = pango_layout_new(context) else { return }
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    let font = pango_font_description_new()
    pango_font_description_set_family(font, Lettering.families)
    pango_font_description_set_absolute_size(font, lettering.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(
      font, lettering.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_text(layout, text, -1)
    body(layout)
  }

  /// The text in lines no wider than `width` points, unless a single word is wider.
  func wrapped(_ text: String, to width: Double, _ lettering: Lettering = Lettering()) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if let last = lines.last, self.width(last + " " + word, lettering) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
