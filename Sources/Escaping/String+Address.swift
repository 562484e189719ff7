extension String {
  /// The address of a link, or `#` if following it could run code. A colon with a combining mark
  /// still ends a scheme, and browsers leave out control characters and spaces before one.
  package var safeAddress: String {
    let written = unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7f }
    let scheme = written.prefix { !":/#?".unicodeScalars.contains($0) }
    guard scheme.count < written.count, written[scheme.endIndex] == ":" else { return self }
    let safe = ["http", "https", "mailto", "doi"]
    return safe.contains(String(String.UnicodeScalarView(scheme)).lowercased()) ? self : "#"
  }
}

extension StringProtocol {
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
