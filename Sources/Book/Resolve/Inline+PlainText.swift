import Markup

extension [Inline] {
  /// The text without markup.
  var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner, _):
        inner.plainText
      case .softBreak, .lineBreak: " "
      default: ""
      }
    }.joined()
  }
}
