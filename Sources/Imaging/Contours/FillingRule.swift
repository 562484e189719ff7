/// Which pixels a contour encloses.
public enum FillingRule: String, Sendable, Codable, CaseIterable {
  /// Pixels whose centre lies within the polygon or on its edge, by the even-odd rule. Centres on a
  /// lower edge do not count, so that areas are as drawn.
  case centres
  /// As Pillow's `ImageDraw.polygon(outline=1, fill=1)`: corners are truncated to whole pixels, and
  /// the outline belongs to the mask. The masks that come with the Sunnybrook data are made this
  /// way.
  case outlined
}
