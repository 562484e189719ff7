import Markup

/// Commands with arguments, delimiters that grow, and environments.
extension FormulaParser {
  mutating func command(_ name: String, _ token: TeXToken) throws(MathError) -> MathNode {
    if let letter = MathSymbols.letters[name] {
      let isUpright = MathSymbols.isUpright(letter)
      let shown = alphabet == .italic ? letter : alphabet.text(letter)
      return .identifier(shown, upright: isUpright || alphabet != .italic)
    }
    if let (sign, kind) = MathSymbols.signs[name] ?? MathSymbols.delimiters[name] {
      return .symbol(sign, kind)
    }
    if let width = MathSymbols.spaces[name] { return .space(width) }
    if let hasLimits = MathSymbols.functions[name] {
      let shown = ["limsup": "lim sup", "liminf": "lim inf"][name] ?? name
      return .function(shown, hasLimits: hasLimits)
    }
    if let accent = MathSymbols.accents[name] {
      return .accent(
        try argument("\\" + name), accent.mark, isWide: accent.isWide, isUnder: accent.isUnder)
    }
    if let other = MathSymbols.alphabets[name] {
      let before = alphabet
      alphabet = other
      defer { alphabet = before }
      return Self.word(try argument("\\" + name))
    }
    return try structure(name, token)
  }

  private mutating func structure(_ name: String, _ token: TeXToken) throws(MathError) -> MathNode {
    switch name {
    case "frac", "dfrac", "tfrac":
      let top = try argument("\\" + name)
      let fraction = MathNode.fraction(top, try argument("\\" + name), hasLine: true)
      return name == "frac" ? fraction : .styled(fraction, isDisplay: name == "dfrac")
    case "binom":
      let top = try argument("\\binom")
      return .fenced("(", .fraction(top, try argument("\\binom"), hasLine: false), ")")
    case "sqrt": return try root()
    case "left": return try fenced(token)
    case "begin": return try environment(token)
    case "text", "textrm", "mbox": return .text(try words(name))
    case "textbf": return .text(MathAlphabet.bold.text(try words(name)))
    case "textit": return .text(try words(name))
    case "operatorname":
      let hasLimits = self.token?.kind == .character("*")
      if hasLimits { place += 1 }
      return .function(try words(name), hasLimits: hasLimits)
    case "overset", "stackrel":
      let above = try argument("\\" + name)
      return .limits(try argument("\\" + name), lower: nil, upper: above)
    case "underset":
      let below = try argument("\\underset")
      return .limits(try argument("\\underset"), lower: below, upper: nil)
    case "bmod": return .symbol("mod", .binary)
    case "mod": return .row([.space(1), .function("mod", hasLimits: false), .space(1 / 3)])
    case "pmod":
      return .row([
        .space(1), .symbol("(", .opening), .function("mod", hasLimits: false), .space(1 / 3),
        try argument("\\pmod"), .symbol(")", .closing),
      ])
    case "not": return try negated(token)
    case "notag", "nonumber": return .row([])
    case "label", "tag":
      throw MathError(
        token.column,
        "`\\\(name)` is not read; give the formula a label as in `$$ ... $$ (eq-name)`")
    default:
      for suffix in ["l", "r", "m", ""] {
        let size = name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
        if let height = MathSymbols.sizes[size] {
          let kind: MathClass = ["l": .opening, "r": .closing, "m": .relation][suffix] ?? .ordinary
          return .delimiter(try delimiter("\\" + name), kind, height: height)
        }
      }
      throw unknown(name, token)
    }
  }

  private func unknown(_ name: String, _ token: TeXToken) -> MathError {
    let near = name.nearest(in: MathSymbols.all)
    return MathError(
      token.column,
      "`\\\(name)` is not known in formulas" + (near.map { "; nearest: `\\\($0)`" } ?? ""))
  }

  private mutating func root() throws(MathError) -> MathNode {
    skipSpace()
    var index: MathNode?
    if let open = token, open.kind == .character("[") {
      place += 1
      var nodes: [MathNode] = []
      while true {
        skipSpace()
        guard let token else { throw MathError(open.column, "`[` of `\\sqrt` is not closed") }
        if token.kind == .character("]") { break }
        nodes.append(try scripted())
      }
      place += 1
      index = Self.joined(nodes)
    }
    return .root(try argument("\\sqrt"), index: index)
  }

  private mutating func negated(_ token: TeXToken) throws(MathError) -> MathNode {
    let base = try argument("\\not")
    if case .symbol(let sign, let kind) = base, let other = MathSymbols.negations[sign] {
      return .symbol(other, kind)
    }
    throw MathError(token.column, "`\\not` before this sign has no sign of its own")
  }

  /// The delimiter that comes next; the empty text for `.`.
  private mutating func delimiter(_ name: String) throws(MathError) -> String {
    skipSpace()
    let column = column
    guard let token else { throw MathError(column, "`\(name)` needs a delimiter after it") }
    place += 1
    switch token.kind {
    case .character("."): return ""
    case .character("<"): return "⟨"
    case .character(">"): return "⟩"
    case .character("/"): return "/"
    case .character(let character):
      if let (sign, kind) = MathSymbols.characters[character],
        [.opening, .closing].contains(kind) || sign == "|"
      {
        return sign
      }
    case .command(let name):
      if let (sign, _) = MathSymbols.delimiters[name] { return sign }
      if ["uparrow", "downarrow"].contains(name), let (sign, _) = MathSymbols.signs[name] {
        return sign
      }
    default: break
    }
    throw MathError(column, "`\(name)` needs a delimiter after it, such as `(`, `|`, `\\{` or `.`")
  }

  private mutating func fenced(_ open: TeXToken) throws(MathError) -> MathNode {
    let left = try delimiter("\\left")
    var parts = [try row()]
    while token?.kind == .command("middle") {
      place += 1
      let middle = try delimiter("\\middle")
      parts += [.delimiter(middle, .relation, height: 0), try row()]
    }
    guard token?.kind == .command("right") else {
      if let token, token.kind == .cellEnd || token.kind == .rowEnd {
        throw MathError(token.column, "`\\left` is not closed by `\\right` in this cell")
      }
      throw MathError(open.column, "`\\left` is not closed; add `\\right)` or `\\right.`")
    }
    place += 1
    return .fenced(left, Self.joined(parts), try delimiter("\\right"))
  }

  private mutating func environment(_ begin: TeXToken) throws(MathError) -> MathNode {
    let name = try words("begin")
    var alignments: [MathTable.Alignment] = []
    if name == "array" {
      for letter in try words("array") where !letter.isWhitespace {
        switch letter {
        case "l": alignments.append(.left)
        case "c": alignments.append(.center)
        case "r": alignments.append(.right)
        default:
          throw MathError(
            begin.column, "the columns of an array are l, c and r; “\(letter)” is none")
        }
      }
    }
    guard let kind = Self.environments[name] ?? (name == "array" ? .matrix("", "") : nil) else {
      let near = name.nearest(in: Self.environments.keys.sorted())
      throw MathError(
        begin.column,
        "there is no environment `\(name)` in formulas" + (near.map { "; nearest: `\($0)`" } ?? ""))
    }
    var rows = try cells(until: [])
    // The last line may end like the others.
    if rows.count > 1, rows.last.map({ $0 == [.row([])] }) == true { rows.removeLast() }
    guard token?.kind == .command("end") else {
      throw MathError(begin.column, "`\\begin{\(name)}` is not ended; add `\\end{\(name)}`")
    }
    let column = column
    place += 1
    let ended = try words("end")
    guard ended == name else {
      throw MathError(column, "`\\end{\(ended)}` ends `\\begin{\(name)}`")
    }
    switch kind {
    case .aligned: return .table(Self.aligned(rows))
    case .cases:
      let table = MathTable(rows: rows, alignments: [.left], isDisplay: false, gaps: [1])
      return .fenced("{", .table(table), "")
    case .matrix(let left, let right):
      let table = MathTable(
        rows: rows, alignments: alignments.isEmpty ? [.center] : alignments, isDisplay: false,
        gaps: [1])
      return left.isEmpty && right.isEmpty
        ? .table(table) : .fenced(left, .table(table), right)
    }
  }

  private enum Environment { case aligned, cases, matrix(String, String) }

  private static let environments: [String: Environment] = [
    "aligned": .aligned, "align": .aligned, "align*": .aligned, "split": .aligned,
    "gathered": .matrix("", ""), "cases": .cases, "matrix": .matrix("", ""),
    "pmatrix": .matrix("(", ")"), "bmatrix": .matrix("[", "]"), "vmatrix": .matrix("|", "|"),
    "Bmatrix": .matrix("{", "}"), "Vmatrix": .matrix("‖", "‖"), "smallmatrix": .matrix("", ""),
  ]
}
