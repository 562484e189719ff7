extension Color {
  /// The colours of the palette by name.
  public static let named: [String: Color] = [
    "ink": .ink, "gray": .gray, "blue": .blue, "orange": .orange, "green": .green,
    "vermilion": .vermilion, "sky": .sky, "purple": .purple, "yellow": .yellow,
  ]

  /// Parses `#rrggbb` or a name of the palette; nil for any other text.
  public init?(_ text: String) {
    if let color = Self.named[text] {
      self = color
    } else if text.utf8.count == 7, text.first == "#",
      text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let number = UInt32(text.dropFirst(), radix: 16)
    {
      self.init(
        UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8),
        UInt8(truncatingIfNeeded: number))
    } else {
      return nil
    }
  }
}
