/// A piece of a formula's source.
struct TeXToken: Hashable {
  enum Kind: Hashable {
    /// Without the backslash: `frac`, `,`.
    case command(String)
    case character(Character)
    case openBrace, closeBrace, superscript, lowerIndex, cellEnd, rowEnd
    /// White space: counts within words only.
    case space
  }

  var kind: Kind
  /// In characters from 1.
  var column: Int

  /// Cuts a formula into its pieces; comments are left out.
  static func all(of source: String) -> [TeXToken] {
    var tokens: [TeXToken] = []
    let characters = Array(source)
    var place = 0
    func add(_ kind: Kind, _ length: Int) {
      tokens.append(TeXToken(kind: kind, column: place + 1))
      place += length
    }
    while place < characters.count {
      let character = characters[place]
      switch character {
      case "\\":
        var end = place + 1
        while end < characters.count, characters[end].isASCII, characters[end].isLetter { end += 1 }
        if end == place + 1, end < characters.count { end += 1 }
        let name = String(characters[(place + 1)..<end])
        add(name == "\\" ? .rowEnd : .command(name), end - place)
      case "{": add(.openBrace, 1)
      case "}": add(.closeBrace, 1)
      case "^": add(.superscript, 1)
      case "_": add(.lowerIndex, 1)
      case "&": add(.cellEnd, 1)
      case "%":
        while place < characters.count, !characters[place].isNewline { place += 1 }
      case _ where character.isWhitespace: add(.space, 1)
      default: add(.character(character), 1)
      }
    }
    return tokens
  }
}
