/// What things are painted with: a colour of the data, or one that follows the page (light or dark).
public enum Ink: Sendable, Hashable {
  /// Text and outlines.
  case ink
  /// Axes, ticks and their labels.
  case muted
  /// Grid lines.
  case grid
  /// The page.
  case background
  case color(Color)

  /// The ink of the data's colour: `Color.ink` follows the page.
  public init(_ color: Color) {
    switch color {
    case .ink: self = .ink
    default: self = .color(color)
    }
  }

  /// The colour on white paper.
  public var onPaper: Color {
    switch self {
    case .ink: .ink
    case .muted: Color(0x55, 0x55, 0x55)
    case .grid: Color(0xe6, 0xe6, 0xe6)
    case .background: .white
    case .color(let color): color
    }
  }
}
