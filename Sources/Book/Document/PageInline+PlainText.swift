import Foundation
import Mathematics

extension [PageInline] {
  /// The text without marks.
  package var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .problem(let text): text
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

  /// Up to the first full stop that ends a sentence.
  package var firstSentence: String {
    let text = plainText
    guard let end = text.range(of: ". ") else { return text }
    return String(text[..<end.lowerBound])
  }
}
