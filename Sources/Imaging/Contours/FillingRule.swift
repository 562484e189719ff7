/// Which pixels a contour holds.
public enum FillingRule: String, Sendable, Codable, CaseIterable {
  /// Pixels whose centre lies within the polygon or on its edge, by the even-odd rule; not those on an edge along its lower side, so that
  /// areas come out as they are drawn.
  case centres
  /// As Pillow's `ImageDraw.polygon(outline=1, fill=1)`: corners are cut to whole pixels, and the line between them
  /// belongs to the mask. The masks that come with the Sunnybrook data are of this kind.
  case outlined
}
