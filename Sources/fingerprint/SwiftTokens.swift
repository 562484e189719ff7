/// The words and signs of a Swift (or C) source, comments and white space left out, so that only a change of code changes them.
struct SwiftTokens {
  var tokens: [Substring] = []

  init(_ source: String) {
    var rest = Substring(source)
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        Self.skipComment(&rest)
      } else if character.isWhitespace {
        rest.removeFirst()
      } else if Self.startsText(rest) {
        tokens.append(Self.takeText(&rest))
      } else if Self.isWord(character) {
        let word = rest.prefix(while: Self.isWord)
        tokens.append(word)
        rest.removeFirst(word.count)
      } else {
        tokens.append(rest.prefix(1))
        rest.removeFirst()
      }
    }
  }

  /// Names that the source mentions, also within the interpolations of its texts.
  var words: Set<Substring> {
    tokens.reduce(into: []) { words, token in
      guard let first = token.first else { return }
      if first == "\"" || first == "#" {
        words.formUnion(token.split { !Self.isWord($0) })
      } else if Self.isWord(first) {
        words.insert(token)
      }
    }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// Swift's comments nest.
  private static func skipComment(_ rest: inout Substring) {
    var depth = 0
    repeat {
      if rest.hasPrefix("/*") {
        depth += 1
        rest.removeFirst(2)
      } else if rest.hasPrefix("*/") {
        depth -= 1
        rest.removeFirst(2)
      } else {
        rest.removeFirst()
      }
    } while depth > 0 && !rest.isEmpty
  }

  private static func startsText(_ rest: Substring) -> Bool {
    rest.drop { $0 == "#" }.first == "\""
  }

  /// A text from its opening to its closing quotes, with as many `#` as it opened with.
  private static func takeText(_ rest: inout Substring) -> Substring {
    let hashes = rest.prefix { $0 == "#" }
    let body = rest.dropFirst(hashes.count)
    let quotes = body.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    let closing = quotes + hashes
    let escape = "\\" + hashes
    var index = body.index(body.startIndex, offsetBy: quotes.count)
    while index < body.endIndex, !body[index...].hasPrefix(closing) {
      if body[index...].hasPrefix(escape) {
        index = body.index(index, offsetBy: escape.count, limitedBy: body.endIndex) ?? body.endIndex
        if index == body.endIndex { break }
      }
      index = body.index(after: index)
    }
    let end = body.index(index, offsetBy: closing.count, limitedBy: body.endIndex) ?? body.endIndex
    let text = rest[rest.startIndex..<end]
    rest = rest[end...]
    return text
  }
}
