extension String {
  /// The text with characters escaped that have a meaning in LaTeX.
  package var inTeX: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": text += "\\textbackslash{}"
      case "\u{2212}": text += "\\ensuremath{-}"
      case "~": text += "\\textasciitilde{}"
      case "^": text += "\\textasciicircum{}"
      case "&", "%", "$", "#", "_", "{", "}":
        text += "\\"
        text.unicodeScalars.append(scalar)
      case _ where scalar.isBreakOrControl: text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text as a name within `\detokenize`. Characters that end or comment out an argument become
  /// `_`; so does `^`, since TeX reads `^^5c` as a backslash before it looks at anything else.
  package var inTeXName: String {
    var name = UnicodeScalarView()
    for scalar in unicodeScalars {
      let isSpecial = "{}%\\#^".unicodeScalars.contains(scalar) || scalar.isBreakOrControl
      name.append(isSpecial ? "_" : scalar)
    }
    return String(name)
  }
}

extension Unicode.Scalar {
  fileprivate var isBreakOrControl: Bool {
    value < 0x20 || (0x7f...0x9f).contains(value) || value == 0x2028 || value == 0x2029
  }
}
