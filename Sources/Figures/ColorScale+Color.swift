import Foundation

extension ColorScale {
  /// The lowest and highest value with colours of their own.
  public var domain: ClosedRange<Double> {
    switch self {
    case .sequential(let low, let high): min(low, high)...max(low, high)
    case .diverging(let middle, let reach): middle - abs(reach)...middle + abs(reach)
    }
  }

  /// The colour of a value. Values beyond the ends take the colour of the end; NaN is grey.
  public func color(_ value: Double) -> Color {
    guard !value.isNaN else { return .gray }
    let width = domain.upperBound - domain.lowerBound
    let place = width > 0 ? (value - domain.lowerBound) / width : 0.5
    let clamped = min(1, max(0, place))
    switch self {
    case .sequential: return Self.mix(Self.blues, clamped)
    case .diverging:
      return clamped < 0.5
        ? Self.mix(Self.towardsBlue, 1 - 2 * clamped)
        : Self.mix(Self.towardsOrange, 2 * clamped - 1)
    }
  }

  private static let blues = [
    Color(0xff, 0xff, 0xff), Color(0xc6, 0xdf, 0xf0), Color(0x6a, 0xb1, 0xdc),
    Color(0x1a, 0x74, 0xb4), Color(0x06, 0x2f, 0x60),
  ]
  private static let towardsBlue = [
    Color(0xff, 0xff, 0xff), Color(0x8c, 0xc0, 0xe0), Color(0x1c, 0x6e, 0xaf),
    Color(0x0a, 0x3a, 0x6b),
  ]
  // These ends are lighter than those of the blue side, so that the signs differ in grey too.
  private static let towardsOrange = [
    Color(0xff, 0xff, 0xff), Color(0xfb, 0xd0, 0x9a), Color(0xee, 0x9a, 0x3a),
    Color(0xc8, 0x64, 0x08),
  ]

  private static func mix(_ colors: [Color], _ place: Double) -> Color {
    let position = place * Double(colors.count - 1)
    let index = min(colors.count - 2, Int(position))
    let part = position - Double(index)
    func channel(_ path: KeyPath<Color, UInt8>) -> UInt8 {
      let (a, b) = (Double(colors[index][keyPath: path]), Double(colors[index + 1][keyPath: path]))
      return UInt8((a + (b - a) * part).rounded())
    }
    return Color(channel(\.red), channel(\.green), channel(\.blue))
  }
}
