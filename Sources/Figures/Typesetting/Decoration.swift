/// A background or bar that continues from box to box and from page to page.
public struct Decoration: Sendable, Hashable {
  /// Adjacent boxes with the same number share one rectangle.
  public var id: Int
  /// The left edge and width in points from the left edge of the page.
  public var x, width: Double
  /// The colour of the background.
  public var color: Color

  /// A background `width` points wide that begins `x` points from the left.
  public init(id: Int, x: Double, width: Double, color: Color) {
    self.id = id
    self.x = x
    self.width = width
    self.color = color
  }
}
