/// One plot of a figure: two axes and what is drawn between them, later marks over earlier ones.
public struct Panel: Sendable, Hashable, Codable {
  public var title: String?
  public var x: Axis
  public var y: Axis
  public var marks: [Mark]

  public init(title: String? = nil, x: Axis, y: Axis, _ marks: [Mark]) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
  }
}

/// An axis: what it measures, in which unit, on which scale.
public struct Axis: Sendable, Hashable, Codable {
  public enum Scale: Sendable, Hashable, Codable {
    /// The range of the data, widened by 4 % and to round ticks, where `domain` is nil.
    case linear(domain: ClosedRange<Double>? = nil)
    case log10(domain: ClosedRange<Double>? = nil)
    /// Categories at 0, 1, 2, ... in this order.
    case band([String])
    /// No ticks and no line (images, masks).
    case hidden(domain: ClosedRange<Double>)
  }

  /// Shown as `label (unit)`.
  public var label: String
  public var unit: String?
  public var scale: Scale
  /// Runs from high to low (rows of images, slices from base to apex).
  public var reversed: Bool
  /// Of what is counted: there is nothing between two whole numbers.
  public var isWhole: Bool

  public init(
    _ label: String, unit: String? = nil, _ scale: Scale = .linear(), reversed: Bool = false,
    isWhole: Bool = false
  ) {
    self.label = label
    self.unit = unit
    self.scale = scale
    self.reversed = reversed
    self.isWhole = isWhole
  }

  public static func hidden(_ domain: ClosedRange<Double>, reversed: Bool = false) -> Axis {
    Axis("", .hidden(domain: domain), reversed: reversed)
  }
}
