import Foundation

extension String {
  /// With the five signs escaped that mean something in HTML, and control characters left out.
  var html: String {
    var escaped = ""
    escaped.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where scalar.value < 0x20 && !["\n", "\t"].contains(scalar): break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension [PageInline] {
  /// The text without marks.
  var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .problem(let text): text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner),
        .reference(_, _, let inner):
        inner.plainText
      case .softBreak, .lineBreak: " "
      case .value(let value): value.text
      case .citation, .footnote: ""
      }
    }.joined()
  }

  /// Up to the first full stop that ends a sentence.
  var firstSentence: String {
    let text = plainText
    guard let end = text.range(of: ". ") else { return text }
    return String(text[..<end.lowerBound])
  }
}
