/// The colour of something drawn: either a fixed one, or one that follows the page (light or dark).
public enum Ink: Sendable, Hashable {
  /// The colour of text and outlines.
  case ink
  /// The colour of axes, ticks and their labels.
  case muted
  /// The colour of grid lines.
  case grid
  /// The colour of the page.
  case background
  case color(Color)

  /// The ink of a fixed colour, except that `Color.ink` follows the page.
  public init(_ color: Color) {
    switch color {
    case .ink: self = .ink
    default: self = .color(color)
    }
  }

  /// The ink for words in this colour. They have to be darker than areas to be legible: a contrast
  /// of at least 4.5 : 1 on white (WCAG 2, 1.4.3).
  public init(words color: Color) {
    switch color {
    case .gray: self = .muted
    case .orange: self = .color(Color(0x9a, 0x6b, 0x00))
    case .green: self = .color(Color(0x00, 0x84, 0x60))
    case .sky: self = .color(Color(0x49, 0x79, 0x97))
    case .purple: self = .color(Color(0x9c, 0x61, 0x83))
    case .yellow: self = .color(Color(0x7c, 0x75, 0x22))
    default: self.init(color)
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
