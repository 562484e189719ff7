extension Lettering {
  static let tick = Lettering(size: 8, ink: .muted)
  static let axisLabel = Lettering(size: 8.5)
  static let title = Lettering(size: 9, bold: true)
  static let key = Lettering(size: 8.5)
  /// Words within the plot: values in tiles, names beside lines.
  static let note = Lettering(size: 8)

  func anchored(_ anchor: TextAnchor) -> Lettering {
    var copy = self
    copy.anchor = anchor
    return copy
  }

  func rotated(_ degrees: Double) -> Lettering {
    var copy = self
    copy.rotation = degrees
    return copy
  }

  func inked(_ ink: Ink) -> Lettering {
    var copy = self
    copy.ink = ink
    return copy
  }

  /// The distance from the middle of lower-case letters to the baseline.
  var middle: Double { size * 0.34 }
  /// The distance between baselines.
  var leading: Double { size * 1.25 }
}
