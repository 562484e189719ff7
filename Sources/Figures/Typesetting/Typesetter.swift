import CCairo
import Mathematics

/// Sets styled text in lines with Pango. Fonts are looked up once per typesetter. It serves one
/// thread at a time.
public final class Typesetter {
  let measure = TextMeasure()
  private var fonts: [TextStyle: OpaquePointer] = [:]
  /// For formulas; nil where no font with a table MATH is installed.
  private lazy var mathFont = MathFont(measure.context)

  /// Each typesetter has its own context.
  public init() {}

  deinit { for font in fonts.values { pango_font_description_free(font) } }

  /// Lines no wider than `width` points; nil breaks only at line separators. A wider word is broken
  /// unless `wholeWords` is set. `\n` begins a new paragraph, U+2028 a new line.
  public func set(_ runs: [TextRun], width: Double? = nil, wholeWords: Bool = false) -> SetText {
    let layout = pango_layout_new(measure.context)
    let attributes = pango_attr_list_new()
    var text = ""
    var links: [(range: Range<Int>, target: LinkTarget)] = []
    var destinations: [(offset: Int, name: String)] = []
    var formulas: [SetFormula] = []
    var offset = 0
    for run in runs {
      // Without a font for formulas their source is read.
      let shown = mathFont == nil ? run.formula?.source ?? run.text : run.text
      let string = shown.filter { $0 != "\0" }
      let end = offset + string.utf8.count
      text += string
      add(run.style, offset..<end, to: attributes)
      if let formula = run.formula, let box = box(formula, run.style), let font = mathFont {
        formulas.append(SetFormula(range: offset..<end, box: box, font: font))
        add(box, offset..<end, to: attributes)
      }
      if let link = run.link, end > offset { links.append((offset..<end, link)) }
      if let name = run.destination { destinations.append((offset, name)) }
      offset = end
    }
    if let style = runs.first?.style { pango_layout_set_font_description(layout, font(style)) }
    pango_layout_set_text(layout, text, Int32(offset))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    if let width {
      pango_layout_set_width(layout, Int32(max(1, width) * Double(PANGO_SCALE)))
      pango_layout_set_wrap(layout, wholeWords ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR)
    }
    return SetText(
      layout, links: links, destinations: destinations, formulas: formulas)
  }

  /// Sets a text in a single style.
  public func set(_ text: String, _ style: TextStyle, width: Double? = nil) -> SetText {
    set([TextRun(text, style)], width: width)
  }

  /// A formula laid out in the size of `style`; nil where no font with a table MATH is installed.
  public func box(_ formula: Formula, _ style: TextStyle) -> FormulaBox? {
    mathFont.map { FormulaLayout(font: $0, size: style.size).box(formula) }
  }

  /// Keeps the place of a formula free.
  private func add(_ box: FormulaBox, _ range: Range<Int>, to list: OpaquePointer?) {
    func units(_ points: Double) -> Int32 { Int32((points * Double(PANGO_SCALE)).rounded()) }
    var extents = PangoRectangle(
      x: 0, y: -units(box.ascent), width: units(box.width),
      height: units(box.ascent + box.descent))
    guard let attribute = pango_attr_shape_new(&extents, &extents) else { return }
    attribute.pointee.start_index = UInt32(range.lowerBound)
    attribute.pointee.end_index = UInt32(range.upperBound)
    pango_attr_list_insert(list, attribute)
  }

  private func font(_ style: TextStyle) -> OpaquePointer? {
    var key = TextStyle(style.typeface, style.size, bold: style.bold, italic: style.italic)
    key.color = .ink
    if let known = fonts[key] { return known }
    guard let font = pango_font_description_new() else { return nil }
    pango_font_description_set_family(font, style.typeface.rawValue)
    pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    fonts[key] = font
    return font
  }

  private func add(_ style: TextStyle, _ range: Range<Int>, to list: OpaquePointer?) {
    guard !range.isEmpty else { return }
    func insert(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
      guard let attribute else { return }
      attribute.pointee.start_index = UInt32(range.lowerBound)
      attribute.pointee.end_index = UInt32(range.upperBound)
      pango_attr_list_insert(list, attribute)
    }
    insert(pango_attr_font_desc_new(font(style)))
    // No hyphens in broken words or addresses: they would look like part of them.
    insert(pango_attr_insert_hyphens_new(0))
    if style.color != .ink { insert(attribute(style.color, pango_attr_foreground_new)) }
    if let color = style.background { insert(attribute(color, pango_attr_background_new)) }
    if style.rise != 0 { insert(pango_attr_rise_new(Int32(style.rise * Double(PANGO_SCALE)))) }
    if style.strikethrough { insert(pango_attr_strikethrough_new(1)) }
    if style.smallCapitals { insert(pango_attr_font_features_new("smcp")) }
    if !style.breaks { insert(pango_attr_allow_breaks_new(0)) }
  }

  private func attribute(
    _ color: Color, _ make: (UInt16, UInt16, UInt16) -> UnsafeMutablePointer<PangoAttribute>?
  ) -> UnsafeMutablePointer<PangoAttribute>? {
    make(UInt16(color.red) * 257, UInt16(color.green) * 257, UInt16(color.blue) * 257)
  }
}
