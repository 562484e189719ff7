extension LinkTarget {
  /// The target as attributes of a Cairo tag: quoted, with addresses in ASCII.
  var attributes: String {
    switch self {
    case .destination(let name): "dest='\(Self.quoted(name))'"
    case .address(let address): "uri='\(Self.ascii(address))'"
    }
  }

  /// Escapes a text for single quotes.
  static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar == "'" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted
  }

  /// Percent-encodes characters that addresses, PDF strings or Cairo's quotes cannot contain.
  static func ascii(_ address: String) -> String {
    guard !address.utf8.allSatisfy(isKept) else { return address }
    var text = ""
    for byte in address.utf8 {
      if isKept(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }

  private static func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: kept.contains(byte)
    }
  }

  private static let kept = Array("-._~:/?#[]@!$&*+,;=%".utf8)
}

extension LinkTarget {
  /// A name of a place in characters that every PDF reader accepts. Others become `%` and their
  /// bytes.
  public static func plain(_ name: String) -> String { ascii(name) }
}
