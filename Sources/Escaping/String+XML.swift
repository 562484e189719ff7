extension String {
  /// The text for elements and quoted attributes of SVG and MathML. Characters that XML forbids are
  /// left out, and line breaks become spaces.
  package var inXML: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n": escaped += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xfffe || scalar.value == 0xffff: break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
