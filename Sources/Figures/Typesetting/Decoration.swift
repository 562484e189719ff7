/// A ground or bar behind what stands on a page; it goes on from box to box, and from page to page.
public struct Decoration: Sendable, Hashable {
  /// Boxes that follow one another with the same number share one rectangle.
  public var id: Int
  /// From the left edge of the page, in points.
  public var x, width: Double
  /// Of the ground.
  public var color: Color

  /// A ground `width` points wide that begins `x` points from the left.
  public init(id: Int, x: Double, width: Double, color: Color) {
    self.id = id
    self.x = x
    self.width = width
    self.color = color
  }
}
