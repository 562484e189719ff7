import Foundation

extension Color {
  /// The colour as `#rrggbb`.
  public var hex: String {
    "#"
      + [red, green, blue].map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
      }.joined()
  }

  /// CIE lightness L*, 0...100.
  public var lightness: Double {
    func linear(_ byte: UInt8) -> Double {
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let y = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return y > 0.008856 ? 116 * pow(y, 1 / 3.0) - 16 : 903.3 * y
  }
}
