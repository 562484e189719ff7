/// Slanted letters: characters of their own in a font for formulas.
enum MathItalic {
  /// The slanted form of a Latin or small Greek letter; itself for all else.
  static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value: UInt32 =
      switch scalar.value {
      // The slanted h had been in Unicode before the others.
      case 0x68: 0x210e
      case 0x41...0x5a: 0x1d434 + scalar.value - 0x41
      case 0x61...0x7a: 0x1d44e + scalar.value - 0x61
      case 0x3b1...0x3c9: 0x1d6fc + scalar.value - 0x3b1
      case 0x3f5: 0x1d716
      case 0x3d1: 0x1d717
      case 0x3d5: 0x1d719
      case 0x3f1: 0x1d71a
      case 0x3d6: 0x1d71b
      case 0x2202: 0x1d715
      default: scalar.value
      }
    return Unicode.Scalar(value) ?? scalar
  }
}
