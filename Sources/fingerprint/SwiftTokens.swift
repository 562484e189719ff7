import Foundation

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
      } else if character == "/", Self.startsPattern(rest, after: tokens.last ?? "") {
        tokens.append(Self.takePattern(&rest))
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

  /// Names that code mentions, also within the interpolations of its texts.
  static func words(of tokens: ArraySlice<Substring>) -> Set<Substring> {
    tokens.reduce(into: []) { words, token in
      guard let first = token.first else { return }
      if first == "\"" || first == "#" {
        // From the first interpolation on; what stands before it is no code.
        let escape = "\\" + token.prefix { $0 == "#" } + "("
        guard let interpolation = token.range(of: escape) else { return }
        words.formUnion(token[interpolation.upperBound...].split { !isWord($0) })
      } else if isWord(first) {
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

  /// Whether `/` opens a regular expression rather than divides.
  private static func startsPattern(_ rest: Substring, after token: Substring) -> Bool {
    let next = rest.dropFirst().first ?? " "
    return ["(", "[", "{", ",", "=", ":", "return", "in"].contains(token) && !next.isWhitespace
      && next != "="
  }

  /// A regular expression from slash to slash; it does not end in a line of its own.
  private static func takePattern(_ rest: inout Substring) -> Substring {
    let start = rest
    rest.removeFirst()
    while let character = rest.popFirst(), character != "/", !character.isNewline {
      if character == "\\" { _ = rest.popFirst() }
    }
    return start[start.startIndex..<rest.startIndex]
  }

  private static func startsText(_ rest: Substring) -> Bool {
    rest.drop { $0 == "#" }.first == "\""
  }

  /// A text from its opening to its closing quotes, with as many `#` as it opened with; texts within its interpolations
  /// belong to it.
  private static func takeText(_ rest: inout Substring) -> Substring {
    let start = rest
    let hashes = rest.prefix { $0 == "#" }
    rest.removeFirst(hashes.count)
    let quotes = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    rest.removeFirst(quotes.count)
    let closing = quotes + hashes
    let escape = "\\" + hashes
    while !rest.isEmpty, !rest.hasPrefix(closing) {
      guard rest.hasPrefix(escape) else {
        rest.removeFirst()
        continue
      }
      rest.removeFirst(escape.count)
      if rest.first == "(" { skipInterpolation(&rest) } else { _ = rest.popFirst() }
    }
    rest = rest.dropFirst(closing.count)
    return start[start.startIndex..<rest.startIndex]
  }

  /// From an opening parenthesis to the one that closes it.
  private static func skipInterpolation(_ rest: inout Substring) {
    var depth = 0
    repeat {
      if startsText(rest) {
        _ = takeText(&rest)
        continue
      }
      switch rest.removeFirst() {
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
    } while depth > 0 && !rest.isEmpty
  }
}
