/// A URL or DOI in LaTeX: verbatim, except for LaTeX's escapes.
struct LaTeXAddress {
  private(set) var text = ""

  init(_ latex: String) {
    var result = String.UnicodeScalarView()
    let source = Array(latex.unicodeScalars)
    var place = 0
    while place < source.count {
      let scalar = source[place]
      place += 1
      switch scalar {
      case "{", "}": continue
      case "\\":
        let start = place
        while place < source.count, source[place].isASCII, source[place].properties.isAlphabetic {
          place += 1
        }
        let name = String(String.UnicodeScalarView(source[start..<place]))
        // A backslash before a sign escapes it.
        if name.isEmpty { continue }
        if let symbol = LaTeXText.symbols[name] {
          result.append(contentsOf: symbol.unicodeScalars)
          // White space ends a command name.
          while place < source.count, source[place].properties.isWhitespace { place += 1 }
        } else if name != "url" {
          result.append("\\")
          result.append(contentsOf: name.unicodeScalars)
        }
      default:
        // Addresses may contain line breaks.
        if !scalar.properties.isWhitespace { result.append(scalar) }
      }
    }
    text = String(result)
  }
}
