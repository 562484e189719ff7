import CCairo

/// Tells which characters the book's fonts have. Pango draws all others in any font of the machine,
/// so that pages would differ between machines.
public final class FontCoverage {
  private lazy var measure = TextMeasure()
  /// Fonts by typeface; nil if it is not installed.
  private var fonts: [Typeface: UnsafeMutablePointer<PangoFont>?] = [:]
  private var known: [Typeface: [Character: Bool]] = [:]

  /// Fonts are looked up on first use, once for each typeface.
  public init() {}

  deinit { for case let font? in fonts.values { g_object_unref(UnsafeMutableRawPointer(font)) } }

  /// The characters of the text that the typeface lacks, in order. Empty if the typeface itself is
  /// not installed, since then everything is drawn in another one.
  public func lacking(_ text: String, in typeface: Typeface) -> [Character] {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    return text.filter { !$0.isASCII && !has($0, typeface) }.map { $0 }
  }

  private func has(_ character: Character, _ typeface: Typeface) -> Bool {
    if let known = known[typeface]?[character] { return known }
    let font = font(typeface)
    let has = character.unicodeScalars.allSatisfy { scalar in
      guard let font, Self.isDrawn(scalar) else { return true }
      return pango_font_has_char(font, scalar.value) != 0
    }
    known[typeface, default: [:]][character] = has
    return has
  }

  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
      && properties.generalCategory != .control
  }

  /// The first installed font of the typeface.
  private func font(_ typeface: Typeface) -> UnsafeMutablePointer<PangoFont>? {
    if let known = fonts[typeface] { return known }
    let font = typeface.families.lazy.compactMap { self.font(family: $0) }.first
    fonts[typeface] = .some(font)
    return font
  }

  /// nil if Pango substitutes another family.
  private func font(family: String) -> UnsafeMutablePointer<PangoFont>? {
    let wanted = pango_font_description_new()
    defer { pango_font_description_free(wanted) }
    pango_font_description_set_family(wanted, family)
    pango_font_description_set_absolute_size(wanted, 10 * Double(PANGO_SCALE))
    guard let font = pango_context_load_font(measure.context, wanted) else { return nil }
    let found = pango_font_describe(font)
    defer { pango_font_description_free(found) }
    if let name = pango_font_description_get_family(found), String(cString: name) == family {
      return font
    }
    g_object_unref(UnsafeMutableRawPointer(font))
    return nil
  }
}
