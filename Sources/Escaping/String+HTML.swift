extension StringProtocol {
  /// Appends the text to a page, as a text or within a quoted attribute: HTML's five special
  /// characters are escaped, and control characters left out.
  package func appendEscaped(to page: inout String) {
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
}

extension UInt8 {
  fileprivate var isSpecialInHTML: Bool {
    self < 0x20 || self == 0x7f || self == UInt8(ascii: "&") || self == UInt8(ascii: "<")
      || self == UInt8(ascii: ">") || self == UInt8(ascii: "\"") || self == UInt8(ascii: "'")
  }
}
