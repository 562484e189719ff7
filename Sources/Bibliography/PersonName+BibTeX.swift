extension PersonName {
  /// The names in `A and B and others`, and whether there are others. Names are split as in BibTeX:
  /// `First von Last`, `von Last, First`, `von Last, Jr, First` (Patashnik, BibTeXing, 1988, 4).
  static func list(bibtex text: String) -> (names: [PersonName], hasMore: Bool) {
    let parts = tokens(text).split { $0.isWord && $0.text.lowercased() == "and" }
    let names = parts.filter { !isOthers($0) }.compactMap { PersonName(Array($0)) }
    return (names, parts.contains(where: isOthers))
  }

  private static func isOthers(_ name: ArraySlice<Token>) -> Bool {
    name.count == 1 && name.first?.text.lowercased() == "others"
  }

  private init?(_ tokens: [Token]) {
    var parts = tokens.split(omittingEmptySubsequences: false) { $0.text == "," }.map(Array.init)
    let name = parts.removeFirst()
    if parts.isEmpty {
      let isVon = name.dropLast().map(\.isVon)
      if let from = isVon.firstIndex(of: true), let to = isVon.lastIndex(of: true) {
        self.init(given: name[..<from], von: name[from...to], family: name[(to + 1)...])
      } else {
        self.init(given: name.dropLast(), von: [], family: name.suffix(1))
      }
    } else {
      let to = name.dropLast().lastIndex(where: \.isVon).map { $0 + 1 } ?? 0
      let suffix = parts.count > 1 ? parts.removeFirst() : []
      self.init(
        given: parts.flatMap(\.self)[...], von: name[..<to], family: name[to...],
        suffix: suffix[...])
    }
    if given.isEmpty && family.isEmpty { return nil }
  }

  private init(
    given: ArraySlice<Token>, von: ArraySlice<Token>, family: ArraySlice<Token>,
    suffix: ArraySlice<Token> = []
  ) {
    func text(_ tokens: ArraySlice<Token>) -> String {
      LaTeXText(tokens.map(\.text).joined(separator: " ")).text
    }
    self.init(
      given: text(given), von: text(von), family: text(family), suffix: text(suffix))
  }

  /// A word of a list of names, or a comma.
  private struct Token {
    var text: String
    var isWord: Bool { text != "," }

    /// Whether the word is a particle, which begins with a small letter. Text in braces counts only
    /// if it begins with a command (`{\'e}`). A word without letters is no particle.
    var isVon: Bool {
      var depth = 0
      let scalars = Array(text.unicodeScalars)
      var place = 0
      while place < scalars.count {
        let scalar = scalars[place]
        place += 1
        switch scalar {
        case "{":
          depth += 1
          if depth == 1, place < scalars.count, scalars[place] == "\\" {
            return Self.isSmall(command: scalars[(place + 1)...])
          }
        case "}": depth -= 1
        default:
          if depth <= 0, scalar.properties.isAlphabetic { return scalar.properties.isLowercase }
        }
      }
      return false
    }

    /// Whether a command without its backslash produces a small letter: `oe}`, `'e}`, `v{z}`.
    private static func isSmall(command: ArraySlice<Unicode.Scalar>) -> Bool {
      let name = String(
        String.UnicodeScalarView(command.prefix { $0.isASCII && $0.properties.isAlphabetic }))
      let symbol = LaTeXText.symbols[name]?.unicodeScalars.first
      let first =
        symbol.flatMap { $0.properties.isAlphabetic ? $0 : nil }
        ?? command.dropFirst(name.unicodeScalars.count).first { $0.properties.isAlphabetic }
      return first?.properties.isLowercase ?? false
    }
  }

  /// Words and commas outside braces.
  private static func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var word = String.UnicodeScalarView()
    var depth = 0
    func end() {
      if !word.isEmpty { tokens.append(Token(text: String(word))) }
      word = .init()
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      if depth > 0 || !(scalar == "," || scalar.properties.isWhitespace) {
        word.append(scalar)
      } else {
        end()
        if scalar == "," { tokens.append(Token(text: ",")) }
      }
    }
    end()
    return tokens
  }
}
