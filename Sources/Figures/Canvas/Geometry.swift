/// A place on a canvas in points (1/72 inch), from the upper left corner, y down.
public struct Point: Sendable, Hashable {
  /// Distances from the left and from the top, in points.
  public var x, y: Double

  /// A point `x` from the left and `y` from the top.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle on a canvas, in points.
public struct Rectangle: Sendable, Hashable {
  /// The upper left corner and the size, in points.
  public var x, y, width, height: Double

  /// A rectangle with its upper left corner at (`x`, `y`).
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The x coordinate of the right edge.
  public var right: Double { x + width }
  /// The y coordinate of the lower edge.
  public var bottom: Double { y + height }
}
