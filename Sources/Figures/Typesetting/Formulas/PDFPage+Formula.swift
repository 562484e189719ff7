import CCairo

extension PDFPage {
  /// A formula with its left end and baseline at a point, in the colour of text.
  func draw(_ box: FormulaBox, with font: MathFont, x: Double, baseline: Double) {
    Self.draw(box, with: font, on: context, x: x, baseline: baseline)
  }

  static func draw(
    _ box: FormulaBox, with font: MathFont, on context: OpaquePointer, x: Double, baseline: Double
  ) {
    cairo_save(context)
    let ink = Color.ink
    cairo_set_source_rgb(
      context, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
    cairo_set_font_face(context, font.face)
    for (size, glyphs) in Dictionary(grouping: box.glyphs, by: \.size).sorted(by: {
      $0.key < $1.key
    }) {
      cairo_set_font_size(context, size)
      let placed = glyphs.map {
        cairo_glyph_t(index: UInt($0.glyph), x: x + $0.x, y: baseline + $0.y)
      }
      cairo_show_glyphs(context, placed, Int32(placed.count))
    }
    for rule in box.rules {
      cairo_rectangle(context, x + rule.x, baseline + rule.y, rule.width, rule.height)
    }
    cairo_fill(context)
    cairo_restore(context)
  }
}
