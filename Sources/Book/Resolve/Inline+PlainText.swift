import Markup

extension String {
  /// The text of Markdown within a line, such as a title: `in vivo` of `*in vivo*`.
  var withoutMarkup: String {
    ChapterParser.inlines(self, at: SourcePosition(file: "", line: 1)).inlines.plainText
  }
}

extension [Inline] {
  /// The text without markup.
  var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .raised(let text), .lowered(let text): text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner, _):
        inner.plainText
      case .softBreak, .lineBreak: " "
      default: ""
      }
    }.joined()
  }
}
