/// How a run of text looks; sizes in points.
public struct TextStyle: Sendable, Hashable {
  public var typeface: Typeface
  public var size: Double
  public var bold = false
  public var italic = false
  public var smallCapitals = false
  public var strikethrough = false
  /// Above the baseline, in points; negative below it.
  public var rise = 0.0
  public var color: Color
  /// Behind the text.
  public var background: Color?
  /// Whether lines may end within the run.
  public var breaks = true

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

  /// Smaller and above the line.
  public var superscript: TextStyle {
    var style = self
    style.rise += size * 0.34
    style.size *= 0.68
    return style
  }
}
