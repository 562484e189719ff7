/// One plot of a figure: two axes and what is drawn between them, later marks over earlier ones.
public struct Panel: Sendable, Hashable, Codable {
  /// The title above the plot; nil for none.
  public var title: String?
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The marks, the lowest first.
  public var marks: [Mark]

  /// A plot of `marks` between the axes `x` and `y`.
  public init(title: String? = nil, x: Axis, y: Axis, _ marks: [Mark]) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
  }
}

/// An axis: what it measures, its unit and its scale.
public struct Axis: Sendable, Hashable, Codable {
  /// How values are placed along the axis.
  public enum Scale: Sendable, Hashable, Codable {
    /// `domain`: nil for the range of the data, widened by 4 % and to round ticks.
    case linear(domain: ClosedRange<Double>? = nil)
    case log10(domain: ClosedRange<Double>? = nil)
    /// Categories at 0, 1, 2, ... in this order.
    case band([String])
    /// An axis without ticks and line, for images and masks.
    case hidden(domain: ClosedRange<Double>)
  }

  /// The label, shown as `label (unit)`.
  public var label: String
  /// The unit: `ml`, `mm`, `%`; nil for none.
  public var unit: String?
  /// How values are placed.
  public var scale: Scale
  /// Whether the axis runs from high to low (rows of images, slices from base to apex).
  public var reversed: Bool
  /// Whether the axis shows counts, so that ticks are whole numbers.
  public var isWhole: Bool

  /// By default a linear axis over the range of the data.
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

  /// An axis over `domain` that is not drawn, for images and masks.
  public static func hidden(_ domain: ClosedRange<Double>, reversed: Bool = false) -> Axis {
    Axis("", .hidden(domain: domain), reversed: reversed)
  }
}
