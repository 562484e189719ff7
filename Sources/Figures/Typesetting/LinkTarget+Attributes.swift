extension LinkTarget {
  /// As Cairo's tags want it: quoted, and addresses in ASCII.
  var attributes: String {
    switch self {
    case .destination(let name): "dest='\(Self.quoted(name))'"
    case .address(let address): "uri='\(Self.ascii(address))'"
    }
  }

  /// For a string between single quotes.
  static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar == "'" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted
  }

  /// Percent-encodes what may not stand in an address, or not in a PDF string or Cairo's quotes.
  static func ascii(_ address: String) -> String {
    let kept = Set("-._~:/?#[]@!$&*+,;=%".utf8)
    var text = ""
    for byte in address.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: text.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where kept.contains(byte): text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}

extension LinkTarget {
  /// A name for a place in the letters that every PDF reader takes: others as `%` and their bytes.
  public static func plain(_ name: String) -> String { ascii(name) }
}
