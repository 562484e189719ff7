extension String {
  /// JSON within a `script` element, which ends at the first `</` and may begin a comment at `<!--`,
  /// even within a text. JSON has `<` in texts only, where it may be written as an escape.
  package var inScriptElement: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "<": text += "\\u003c"
      case ">": text += "\\u003e"
      case "&": text += "\\u0026"
      case "\u{2028}": text += "\\u2028"
      case "\u{2029}": text += "\\u2029"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
