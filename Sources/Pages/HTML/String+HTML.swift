extension StringProtocol {
  /// Appends the text with HTML's five special characters escaped and without control characters.
  /// Compares Unicode scalars, since a special character with a combining mark is still special.
  func appendEscaped(to page: inout String) {
    guard utf8.contains(where: \.isSpecialInHTML) else {
      page += self
      return
    }
    for scalar in unicodeScalars {
      switch scalar {
      case "&": page += "&amp;"
      case "<": page += "&lt;"
      case ">": page += "&gt;"
      case "\"": page += "&quot;"
      case "'": page += "&#39;"
      case "\n", "\t": page.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7f: break
      default: page.unicodeScalars.append(scalar)
      }
    }
  }

  /// The text as a path in an address: everything but letters, digits and `-._~/` is
  /// percent-encoded.
  package var urlPath: String {
    var path = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        path.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        path += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return path
  }
}

extension UInt8 {
  fileprivate var isSpecialInHTML: Bool {
    self < 0x20 || self == 0x7f || self == UInt8(ascii: "&") || self == UInt8(ascii: "<")
      || self == UInt8(ascii: ">") || self == UInt8(ascii: "\"") || self == UInt8(ascii: "'")
  }
}
