/// An sRGB colour.
public struct Color: Sendable, Hashable, Codable {
  /// Components, 0...255.
  public var red, green, blue: UInt8

  /// An sRGB colour with components from 0 to 255.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The dark grey of text and axes.
  public static let ink = Color(0x22, 0x22, 0x22)
  /// The grey of guide lines.
  public static let gray = Color(0x80, 0x80, 0x80)
  /// White.
  public static let white = Color(0xff, 0xff, 0xff)

  // After Okabe and Ito, Color Universal Design (2008); blue and vermilion darker, sky and purple
  // lighter than theirs, so that all eight also differ in grey by 4 or more of CIE L*.
  /// A dark blue.
  public static let blue = Color(0x00, 0x60, 0x9f)
  /// A yellowish orange.
  public static let orange = Color(0xe6, 0x9f, 0x00)
  /// A bluish green.
  public static let green = Color(0x00, 0x9e, 0x73)
  /// A dark, reddish orange.
  public static let vermilion = Color(0xc7, 0x4e, 0x00)
  /// A light blue.
  public static let sky = Color(0x74, 0xc0, 0xf0)
  /// A light reddish purple.
  public static let purple = Color(0xcf, 0x80, 0xad)
  /// A bright yellow, for areas rather than lines.
  public static let yellow = Color(0xf0, 0xe4, 0x42)

  /// Eight colours for categories that colour-blind readers can distinguish.
  public static let categories: [Color] = [
    .blue, .orange, .green, .vermilion, .sky, .purple, .ink, .yellow,
  ]
}
