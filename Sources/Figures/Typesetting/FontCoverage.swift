import CCairo

/// Which characters a book's fonts have. Pango draws any other in whatever font the machine has, so
/// that pages are not the same everywhere.
public final class FontCoverage {
  private lazy var measure = TextMeasure()
  /// nil where the typeface is not installed.
  private var fonts: [Typeface: UnsafeMutablePointer<PangoFont>?] = [:]
  private var known: [Typeface: [Character: Bool]] = [:]

  /// Asks the fonts that are installed, once for each typeface.
  public init() {}

  deinit { for case let font? in fonts.values { g_object_unref(UnsafeMutableRawPointer(font)) } }

  /// Characters of the text that the typeface lacks, in order. None where it is not installed
  /// itself: then all is drawn in another.
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

  /// The first of its families that is installed.
  private func font(_ typeface: Typeface) -> UnsafeMutablePointer<PangoFont>? {
    if let known = fonts[typeface] { return known }
    let font = typeface.families.lazy.compactMap { self.font(family: $0) }.first
    fonts[typeface] = .some(font)
    return font
  }

  /// nil where Pango takes another in its place.
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
