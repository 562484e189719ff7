/// How a line of text is set: size in points, rotation in degrees clockwise about its anchor.
public struct Lettering: Sendable, Hashable {
  /// The size of the font in points.
  public var size: Double
  /// Whether the text is bold.
  public var bold: Bool
  /// The colour of the text.
  public var ink: Ink
  /// Which end of the text is at the given point.
  public var anchor: TextAnchor
  /// Clockwise rotation about the anchor in degrees.
  public var rotation: Double

  /// By default the small upright text of tick labels.
  public init(
    size: Double = 8.5, bold: Bool = false, ink: Ink = .ink, anchor: TextAnchor = .start,
    rotation: Double = 0
  ) {
    self.size = size
    self.bold = bold
    self.ink = ink
    self.anchor = anchor
    self.rotation = rotation
  }

  /// The fonts of figures in order of preference.
  public static let families = "Linux Biolinum O, Linux Biolinum, Carlito, sans-serif"
}
