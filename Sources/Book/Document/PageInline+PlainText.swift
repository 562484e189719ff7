import Foundation
import Mathematics

extension [PageInline] {
  /// The text without markup.
  package var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .raised(let text), .lowered(let text),
        .problem(let text):
        text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .reference(_, _, let inner):
        inner.plainText
      case .formula(let formula): formula.source
      case .checkbox(let isChecked): isChecked ? "[x]" : "[ ]"
      case .softBreak, .lineBreak: " "
      case .value(let value): value.text
      case .citation, .footnote: ""
      }
    }.joined()
  }

  /// The text up to the full stop that ends the first sentence.
  package var firstSentence: String {
    let text = plainText
    guard let end = text.range(of: ". ") else { return text }
    return String(text[..<end.lowerBound])
  }
}
