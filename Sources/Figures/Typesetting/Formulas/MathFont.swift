import CCairo

/// A font with the table MATH of OpenType: its glyphs and constants, in em.
final class MathFont {
  /// The same for pages and for the HTML's style sheet; the first that is installed and has the
  /// table.
  static let families = [
    "TeX Gyre Termes Math", "STIX Two Math", "Libertinus Math", "DejaVu Math TeX Gyre",
  ]

  /// What Cairo draws glyphs with.
  let face: OpaquePointer
  private let font: OpaquePointer
  private let unit: Double

  /// nil where no font with the table is installed.
  init?(_ context: OpaquePointer?) {
    for family in Self.families {
      guard let description = pango_font_description_new() else { return nil }
      defer { pango_font_description_free(description) }
      pango_font_description_set_family(description, family)
      pango_font_description_set_absolute_size(description, 10 * Double(PANGO_SCALE))
      guard let found = pango_context_load_font(context, description) else { continue }
      defer { g_object_unref(UnsafeMutableRawPointer(found)) }
      guard let sized = pango_font_get_hb_font(found), let hbFace = hb_font_get_face(sized),
        hb_ot_math_has_data(hbFace) != 0, let font = hb_font_create(hbFace),
        let scaled = ccairo_scaled_font(found), let face = cairo_scaled_font_get_font_face(scaled)
      else { continue }
      self.font = font
      self.face = cairo_font_face_reference(face)
      unit = 1 / Double(hb_face_get_upem(hbFace))
      return
    }
    return nil
  }

  deinit {
    hb_font_destroy(font)
    cairo_font_face_destroy(face)
  }

  /// A constant of the table, in em; those that are shares in per cent, as such.
  func constant(_ constant: hb_ot_math_constant_t) -> Double {
    let value = Double(hb_ot_math_get_constant(font, constant))
    switch constant {
    case HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN,
      HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN,
      HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT:
      return value
    default: return value * unit
    }
  }

  /// nil where the font has no glyph for it.
  func glyph(_ scalar: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : nil
  }

  /// Advance, and how far the ink reaches above and below the baseline.
  func extent(_ glyph: UInt32) -> (width: Double, ascent: Double, descent: Double) {
    var extents = hb_glyph_extents_t()
    hb_font_get_glyph_extents(font, glyph, &extents)
    return (
      Double(hb_font_get_glyph_h_advance(font, glyph)) * unit, Double(extents.y_bearing) * unit,
      -Double(extents.y_bearing + extents.height) * unit
    )
  }

  /// How far a slanted glyph leans over its advance.
  func italicCorrection(_ glyph: UInt32) -> Double {
    Double(hb_ot_math_get_glyph_italics_correction(font, glyph)) * unit
  }

  /// Where the middle of an accent belongs, from the glyph's left.
  func accentPlace(_ glyph: UInt32) -> Double {
    Double(hb_ot_math_get_glyph_top_accent_attachment(font, glyph)) * unit
  }

  /// A taller (or wider) form of a glyph.
  enum Stretched {
    case glyph(UInt32)
    /// From the bottom (or left) on, with the place of each part's start.
    case parts([(glyph: UInt32, start: Double)], length: Double)
  }

  /// The smallest form that is at least `length` em tall (or wide); the largest where none is.
  func stretched(_ glyph: UInt32, to length: Double, isVertical: Bool = true) -> Stretched {
    let direction = isVertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR
    let variants = variants(glyph, direction)
    if let fitting = variants.first(where: { $0.length >= length }) { return .glyph(fitting.glyph) }
    if let assembly = assembly(glyph, direction, length) { return assembly }
    return .glyph(variants.last?.glyph ?? glyph)
  }

  private func variants(
    _ glyph: UInt32, _ direction: hb_direction_t
  ) -> [(glyph: UInt32, length: Double)] {
    var found = [hb_ot_math_glyph_variant_t](repeating: .init(), count: 32)
    var count = UInt32(found.count)
    hb_ot_math_get_glyph_variants(font, glyph, direction, 0, &count, &found)
    return found.prefix(Int(count)).map { ($0.glyph, Double($0.advance) * unit) }
  }

  /// Parts that overlap evenly, with as many of those that repeat as the length needs.
  private func assembly(
    _ glyph: UInt32, _ direction: hb_direction_t, _ length: Double
  ) -> Stretched? {
    var found = [hb_ot_math_glyph_part_t](repeating: .init(), count: 16)
    var count = UInt32(found.count)
    hb_ot_math_get_glyph_assembly(font, glyph, direction, 0, &count, &found, nil)
    let parts = found.prefix(Int(count))
    guard !parts.isEmpty else { return nil }
    let least = Double(hb_ot_math_get_min_connector_overlap(font, direction)) * unit
    func repeated(_ times: Int) -> [hb_ot_math_glyph_part_t] {
      parts.flatMap { part in
        let repeats = part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0
        return Array(repeating: part, count: repeats ? times : 1)
      }
    }
    func total(_ parts: [hb_ot_math_glyph_part_t], overlap: Double) -> Double {
      parts.reduce(0) { $0 + Double($1.full_advance) * unit } - overlap * Double(parts.count - 1)
    }
    var times = 1
    // No formula is as tall as this.
    while times < 200, total(repeated(times), overlap: least) < length { times += 1 }
    let chosen = repeated(times)
    let surplus = max(0, total(chosen, overlap: least) - length)
    let longest =
      chosen.map { Double(min($0.start_connector_length, $0.end_connector_length)) * unit }
      .min() ?? least
    let overlap =
      chosen.count < 2
      ? least : min(max(longest, least), least + surplus / Double(chosen.count - 1))
    var start = 0.0
    var placed: [(glyph: UInt32, start: Double)] = []
    for part in chosen {
      placed.append((part.glyph, start))
      start += Double(part.full_advance) * unit - overlap
    }
    return .parts(placed, length: start + overlap)
  }
}
