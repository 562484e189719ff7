/// The content of a `{val}` role: `KEY`, `KEY : format`, `KEY{mean ± sd} : .2f`, a pinned number
/// `KEY = 3.64`, or `KEY na: none`.
package struct ValueExpression: Hashable, Sendable {
  package var key: ValueKey
  /// For pairs: the text between braces, in which names of columns stand for their cells.
  package var template: String?
  package var format: NumberFormat?
  /// The number that the author expects.
  package var pinned: String?
  /// What to show if the value is missing.
  package var missing: String?

  /// Throws an error with one sentence.
  package init(_ text: String) throws(ValueError) {
    var rest = text.trimmed
    if let range = Self.outside(rest, find: "na:") {
      missing = String(rest[range.upperBound...]).trimmed
      rest = String(rest[..<range.lowerBound]).trimmed
    }
    if let range = Self.outside(rest, find: "=") {
      let text = String(rest[range.upperBound...]).trimmed
      guard !text.isEmpty, !text.hasPrefix("=") else {
        throw ValueError(
          text.isEmpty ? "there is no number behind `=`" : "there are two `=`",
          suggestion: "a pinned number is written `KEY : .2f = 3.64`")
      }
      pinned = text
      rest = String(rest[..<range.lowerBound]).trimmed
    }
    if let range = Self.outside(rest, find: ":") {
      let name = String(rest[range.upperBound...]).trimmed
      guard let format = NumberFormat(name) else {
        throw ValueError(
          "“\(name)” is not a number format",
          suggestion: "use e.g. `.2f`, `.1%`, `,d`, `+.1f` or `p`")
      }
      self.format = format
      rest = String(rest[..<range.lowerBound]).trimmed
    }
    if rest.hasSuffix("}"), let open = Self.outside(rest, find: "{") {
      template = String(rest[open.upperBound...].dropLast())
      rest = String(rest[..<open.lowerBound]).trimmed
    }
    key = try ValueKey(rest)
  }

  /// The first place of `token` outside brackets and braces. An opening brace itself counts as
  /// outside.
  static func outside(_ text: String, find token: String) -> Range<String.Index>? {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      if depth == 0, text[index...].hasPrefix(token) {
        return index..<text.index(index, offsetBy: token.count)
      }
      switch text[index] {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      default: break
      }
      index = text.index(after: index)
    }
    return nil
  }
}

extension String {
  /// The text without spaces at either end.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
