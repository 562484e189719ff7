extension BibTeXEntry.PersonName {
  /// The names of `A and B and C`. Divided here as BibTeX does (`First von Last`, `von Last, First`,
  /// `von Last, Jr, First`): btparse aborts on an empty name and on too many commas.
  static func list(_ names: String) -> [BibTeXEntry.PersonName] {
    tokens(names).split(separator: "and").compactMap { BibTeXEntry.PersonName(Array($0)) }
  }

  private init?(_ tokens: [String]) {
    self.init(first: [], von: [], last: [], junior: [])
    var parts = tokens.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    if parts.count == 1 {
      let name = parts[0]
      let isVon = name.dropLast().map(Self.isVon)
      if let from = isVon.firstIndex(of: true), let to = isVon.lastIndex(of: true) {
        first = Array(name[..<from])
        von = Array(name[from...to])
        last = Array(name[(to + 1)...])
      } else {
        first = Array(name.dropLast())
        last = Array(name.suffix(1))
      }
    } else {
      let name = parts.removeFirst()
      let to = name.dropLast().lastIndex(where: Self.isVon).map { $0 + 1 } ?? 0
      von = Array(name[..<to])
      last = Array(name[to...])
      if parts.count > 1 { junior = parts.removeFirst() }
      first = parts.flatMap(\.self)
    }
    if first.isEmpty && last.isEmpty { return nil }
  }

  /// Words and commas outside of braces.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var word = ""
    var depth = 0
    for character in text + " " {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      guard depth <= 0, character.isWhitespace || character == "," else {
        word.append(character)
        continue
      }
      if !word.isEmpty { tokens.append(word) }
      if character == "," { tokens.append(",") }
      word = ""
    }
    return word.isEmpty ? tokens : tokens + [word]
  }

  /// Particles begin with a small letter; what is in braces is no particle.
  private static func isVon(_ token: String) -> Bool { token.first?.isLowercase == true }
}
