/// How a line of text is set: size in points, rotation in degrees clockwise about its anchor.
public struct Lettering: Sendable, Hashable {
  public var size: Double
  public var bold: Bool
  public var ink: Ink
  public var anchor: TextAnchor
  public var rotation: Double

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

  /// The fonts of figures, the first that is installed.
  public static let families = "Linux Biolinum O, Linux Biolinum, Carlito, sans-serif"
}
