/// The appearance of a run of text.
public struct TextStyle: Sendable, Hashable {
  /// The family of fonts.
  public var typeface: Typeface
  /// The size in points.
  public var size: Double
  /// Whether it is bold.
  public var bold = false
  /// Whether it is slanted.
  public var italic = false
  /// Whether small letters are set as small capitals.
  public var smallCapitals = false
  /// Whether a line goes through it.
  public var strikethrough = false
  /// The height above the baseline in points; negative below it.
  public var rise = 0.0
  /// The colour of the letters.
  public var color: Color
  /// The colour behind the text; nil for none.
  public var background: Color?
  /// Whether lines may end within the run.
  public var breaks = true

  /// Text of `size` points on the baseline.
  public init(
    _ typeface: Typeface, _ size: Double, bold: Bool = false, italic: Bool = false,
    color: Color = .ink
  ) {
    self.typeface = typeface
    self.size = size
    self.bold = bold
    self.italic = italic
    self.color = color
  }

  /// The same style, smaller and raised.
  public var superscript: TextStyle {
    var style = self
    style.rise += size * 0.34
    style.size *= 0.68
    return style
  }

  /// The same style, smaller and below the baseline.
  public var lowered: TextStyle {
    var style = self
    style.rise -= size * 0.16
    style.size *= 0.68
    return style
  }
}
