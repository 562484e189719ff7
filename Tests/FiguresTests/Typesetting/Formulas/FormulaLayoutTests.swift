import CCairo
import Mathematics
import Testing

@testable import Figures

/// Places are held against the rules of OpenType's table MATH, with the constants that the font
/// itself has.
@Suite struct FormulaLayoutTests {
  private let measure = TextMeasure()
  private let font: MathFont
  private let size = 10.0

  init() throws { font = try #require(MathFont(measure.context)) }

  private func box(_ source: String, isDisplay: Bool = false) throws -> FormulaBox {
    FormulaLayout(font: font, size: size).box(try Formula(source, isDisplay: isDisplay))
  }

  private func constant(_ name: hb_ot_math_constant_t) -> Double { font.constant(name) * size }

  @Test func theLineOfAFractionLiesOnTheAxis() throws {
    let fraction = try box("\\frac{a}{b+c}", isDisplay: true)
    let line = try #require(fraction.rules.first)
    #expect(fraction.rules.count == 1)
    #expect(line.height == constant(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS))
    let axis = constant(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
    #expect(abs(line.y + line.height / 2 + axis) < 1e-9)
    #expect(abs(line.width - (try box("b+c", isDisplay: true).width)) < 1e-9)
    // The numerator in its middle, and above it.
    let numerator = try #require(fraction.glyphs.first)
    let width = try box("a").width
    #expect(abs(numerator.x + width / 2 - fraction.width / 2) < 1e-9)
    #expect(numerator.y <= -constant(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP))
  }

  @Test func aFractionIsSmallerInALineOfText() throws {
    #expect(
      try box("\\frac{a}{b}").glyphs[0].size
        == constant(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN) / 100)
    #expect(try box("\\frac{a}{b}", isDisplay: true).glyphs[0].size == size)
  }

  @Test func indicesStandAboveAndBelowAndSmaller() throws {
    let indexed = try box("x_1^2").glyphs
    #expect(indexed.count == 3)
    #expect(indexed[1].y > 0 && indexed[2].y < 0)
    #expect(indexed[1].size < size && indexed[1].size == indexed[2].size)
    #expect(indexed[2].y <= -constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP))
  }

  @Test func sumsHaveTheirLimitsAboveAndBelowInDisplayOnly() throws {
    let display = try box("\\sum_{i}^{n}", isDisplay: true)
    #expect(display.glyphs[1].y < -display.glyphs[0].size / 2)
    let line = try box("\\sum_{i}^{n}")
    #expect(line.glyphs[1].x >= line.glyphs[0].x + font.extent(line.glyphs[0].glyph).width * size)
    #expect(display.height > line.height)
  }

  @Test(arguments: [("(", ")"), ("[", "]"), ("\\{", "\\}"), ("|", "|"), ("\\langle", "\\rangle")])
  func delimitersCoverWhatIsBetweenThem(left: String, right: String) throws {
    let rows = Array(repeating: "1", count: 8).joined(separator: "\\\\")
    let matrix = "\\begin{matrix}\(rows)\\end{matrix}"
    let inside = try box(matrix)
    let fenced = try box("\\left\(left)\(matrix)\\right\(right)")
    // Angles are no assembly: the tallest that the font has may be less.
    if left != "\\langle" { #expect(fenced.height >= inside.height * 0.99) }
    #expect(fenced.width > inside.width)
  }

  @Test func aRootCoversItsInside() throws {
    let root = try box("\\sqrt{\\frac{a}{b}}", isDisplay: true)
    let inside = try box("\\frac{a}{b}", isDisplay: true)
    let line = try #require(root.rules.last)
    #expect(line.height == constant(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS))
    #expect(line.y < -inside.ascent)
    #expect(root.descent >= inside.descent)
    #expect(abs(line.width - inside.width) < 1e-9)
  }

  @Test func signsKeepTheirDistance() throws {
    let eighteenth = size / 18
    func width(_ source: String) throws -> Double { try box(source).width }
    let (a, b) = (try width("a"), try width("b"))
    #expect(abs(try width("a=b") - (a + b + width("=") + 10 * eighteenth)) < 1e-9)
    #expect(abs(try width("a+b") - (a + b + width("+") + 8 * eighteenth)) < 1e-9)
    #expect(abs(try width("-b") - (b + width("-"))) < 1e-9)
    #expect(abs(try width("a,b") - (a + b + width(",") + 3 * eighteenth)) < 1e-9)
    #expect(abs(try width("a\\quad b") - (a + b + size)) < 1e-9)
  }

  @Test func columnsAreAligned() throws {
    let lines = try box("\\begin{aligned}x&=1\\\\xxx&=2\\end{aligned}", isDisplay: true)
    let one = try #require(font.glyph("1")), two = try #require(font.glyph("2"))
    let places = [one, two].compactMap { sought in
      lines.glyphs.first { $0.glyph == sought }?.x
    }
    #expect(places.count == 2 && abs(places[0] - places[1]) < 1e-9)
  }

  @Test func aFormulaStandsInALineOfText() throws {
    let typesetter = Typesetter()
    let style = TextStyle(.serif, 10)
    let formula = try Formula("\\frac{a}{b}")
    let text = typesetter.set([TextRun("where ", style), TextRun(formula, style)])
    let box = try #require(typesetter.box(formula, style))
    let words = typesetter.set("where ", style)
    #expect(abs(text.width - words.width - box.width) < 0.5)
    #expect(text.formulaExtent(inLine: 0).ascent == box.ascent)
  }
}
