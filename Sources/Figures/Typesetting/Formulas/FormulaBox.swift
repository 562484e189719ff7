/// A part of a formula as it is drawn: glyphs and rules, placed from its left end and its baseline,
/// y down, in points.
public struct FormulaBox: Sendable, Hashable {
  struct Glyph: Sendable, Hashable {
    var glyph: UInt32
    var x, y: Double
    /// Of the font, in points.
    var size: Double
  }

  /// Of the advance, in points.
  public var width = 0.0
  /// Above the baseline, in points.
  public var ascent = 0.0
  /// Below the baseline, in points.
  public var descent = 0.0
  var glyphs: [Glyph] = []
  var rules: [Rectangle] = []
  /// How far the last glyph leans over the width.
  var italicCorrection = 0.0
  /// Whether it is one glyph.
  var isGlyph = false
  /// Where the middle of an accent belongs; nil for the middle of the width.
  var accentPlace: Double?

  var height: Double { ascent + descent }

  /// Adds what another box draws, moved; this one's extents stay as they are.
  mutating func place(_ other: FormulaBox, x: Double, y: Double = 0) {
    glyphs += other.glyphs.map { glyph in
      var glyph = glyph
      glyph.x += x
      glyph.y += y
      return glyph
    }
    rules += other.rules.map {
      Rectangle(x: $0.x + x, y: $0.y + y, width: $0.width, height: $0.height)
    }
  }

  /// Adds another box at the right end.
  mutating func append(_ other: FormulaBox, gap: Double = 0) {
    place(other, x: width + gap)
    width += gap + other.width
    ascent = max(ascent, other.ascent)
    descent = max(descent, other.descent)
  }

  /// Moved down; the extents follow.
  func lowered(_ distance: Double) -> FormulaBox {
    var box = FormulaBox()
    box.place(self, x: 0, y: distance)
    box.width = width
    box.ascent = ascent - distance
    box.descent = descent + distance
    return box
  }
}
