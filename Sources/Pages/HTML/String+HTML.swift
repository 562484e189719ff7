extension StringProtocol {
  /// With the five signs escaped that mean something in HTML, and control characters left out.
  var html: String {
    if !utf8.contains(where: \.isSpecialInHTML) { return String(self) }
    var escaped = ""
    escaped.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7f: break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// As a path within an address: all but letters, digits and `-._~/` in percent signs.
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
