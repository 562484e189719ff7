import Markup

/// Reads a formula's pieces into a tree. One use.
struct FormulaParser {
  /// Deeper nesting is refused: nobody writes it, and a parser's own stack is limited.
  static let deepest = 100
  /// In characters; longer formulas are refused.
  static let longest = 10_000

  /// Commands with an argument or a structure of their own.
  static let commands = [
    "frac", "dfrac", "tfrac", "binom", "sqrt", "left", "right", "middle", "begin", "end", "text",
    "textrm", "textbf", "textit", "mbox", "operatorname", "limits", "nolimits", "displaystyle",
    "textstyle", "not", "big", "Big", "bigg", "Bigg", "overset", "underset", "stackrel", "mod",
    "pmod", "bmod", "tag", "label", "notag", "nonumber",
  ]

  private let tokens: [TeXToken]
  private let length: Int
  private var place = 0
  private var depth = 0
  private var alphabet = MathAlphabet.italic

  init(_ source: String) throws(MathError) {
    guard source.count <= Self.longest else {
      throw MathError(1, "a formula of more than \(Self.longest) characters; part it")
    }
    tokens = TeXToken.all(of: source)
    length = source.count
  }

  /// The whole formula. Lines that are broken by `\\` become aligned lines.
  mutating func formula() throws(MathError) -> MathNode {
    var rows = try cells(until: [])
    guard let token = token else {
      if rows.count == 1, rows[0].count == 1 { return rows[0][0] }
      if rows.last.map({ $0 == [.row([])] }) == true { rows.removeLast() }
      return .table(Self.aligned(rows))
    }
    throw unexpected(token)
  }
}

extension FormulaParser {
  private var token: TeXToken? { place < tokens.count ? tokens[place] : nil }
  private var column: Int { token?.column ?? length + 1 }

  private mutating func skipSpace() {
    while token?.kind == .space { place += 1 }
  }

  private func unexpected(_ token: TeXToken) -> MathError {
    switch token.kind {
    case .closeBrace: MathError(token.column, "`}` closes nothing; take it out or write `\\}`")
    case .command("right"): MathError(token.column, "`\\right` without a `\\left` before it")
    case .command("end"): MathError(token.column, "`\\end` without a `\\begin` before it")
    case .cellEnd:
      MathError(
        token.column, "`&` outside a matrix, cases or aligned lines; write `\\&` for the sign")
    default: MathError(token.column, "this is not expected here")
    }
  }

  /// Rows of cells up to one of these commands, which is left, or up to the end.
  private mutating func cells(until ends: Set<String>) throws(MathError) -> [[MathNode]] {
    var rows: [[MathNode]] = [[]]
    while true {
      rows[rows.count - 1].append(try row(until: ends))
      switch token?.kind {
      case .cellEnd: place += 1
      case .rowEnd:
        place += 1
        rows.append([])
      default: return rows
      }
    }
  }

  /// What stands up to a closing brace, the end of a cell or row, or one of these commands; that is
  /// left.
  private mutating func row(until ends: Set<String> = []) throws(MathError) -> MathNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw MathError(column, "the formula is nested more than \(Self.deepest) deep; simplify it")
    }
    var nodes: [MathNode] = []
    var style: (isDisplay: Bool, start: Int)?
    func ended(_ nodes: [MathNode]) -> MathNode {
      guard let style else { return Self.joined(nodes) }
      let rest = Self.joined(Array(nodes[style.start...]))
      return Self.joined(
        Array(nodes[..<style.start]) + [.styled(rest, isDisplay: style.isDisplay)])
    }
    while true {
      skipSpace()
      guard let token else { return ended(nodes) }
      switch token.kind {
      case .closeBrace, .cellEnd, .rowEnd, .command("right"), .command("end"), .command("middle"):
        return ended(nodes)
      case .command(let name) where ends.contains(name): return ended(nodes)
      case .command("displaystyle"), .command("textstyle"):
        place += 1
        let before = ended(nodes)
        nodes = before == .row([]) ? [] : [before]
        style = (token.kind == .command("displaystyle"), nodes.count)
      default: nodes.append(try scripted())
      }
    }
  }

  /// One piece with its indices.
  private mutating func scripted() throws(MathError) -> MathNode {
    // Indices without a base stand at an empty one.
    let base: MathNode =
      switch token?.kind {
      case .superscript, .lowerIndex: .row([])
      default: try piece()
      }
    var lower: MathNode?
    var upper: MathNode?
    var hasLimits = Self.hasLimits(base)
    while true {
      skipSpace()
      guard let token else { break }
      switch token.kind {
      case .lowerIndex:
        place += 1
        guard lower == nil else { throw MathError(token.column, "two lower indices; use braces") }
        lower = try argument("_")
      case .superscript:
        place += 1
        guard upper == nil else { throw MathError(token.column, "two upper indices; use braces") }
        upper = try argument("^")
      case .character("'"):
        var count = 0
        while self.token?.kind == .character("'") {
          count += 1
          place += 1
        }
        guard upper == nil else { throw MathError(token.column, "two upper indices; use braces") }
        upper = .symbol(Self.primes(count), .ordinary)
        // `f'^2` is one index.
        if self.token?.kind == .superscript {
          place += 1
          upper = .row([upper ?? .row([]), try argument("^")])
        }
      case .command("limits"):
        place += 1
        hasLimits = true
      case .command("nolimits"):
        place += 1
        hasLimits = false
      default: return Self.scripted(base, lower, upper, hasLimits)
      }
    }
    return Self.scripted(base, lower, upper, hasLimits)
  }

  /// One piece: a sign, a group, a command with its arguments.
  private mutating func piece() throws(MathError) -> MathNode {
    guard let token else { throw MathError(column, "the formula ends too early") }
    place += 1
    switch token.kind {
    case .openBrace:
      let alphabet = alphabet
      let inner = try row()
      self.alphabet = alphabet
      try close(token)
      return Self.group(inner)
    case .character(let character): return try self.character(character, token)
    case .command(let name): return try command(name, token)
    case .space: return try piece()
    default: throw unexpected(token)
    }
  }

  private mutating func character(
    _ character: Character, _ token: TeXToken
  ) throws(MathError) -> MathNode {
    if character.isASCII, character.isNumber { return number(String(character)) }
    if character == ".", case .character(let next)? = self.token?.kind, next.isASCII, next.isNumber
    {
      return number(".")
    }
    if let (sign, kind) = MathSymbols.characters[character] { return .symbol(sign, kind) }
    if character == "~" { return .space(0.25) }
    if character.isLetter {
      return .identifier(alphabet.text(String(character)), upright: alphabet != .italic)
    }
    if character == "$" { throw MathError(token.column, "`$` within a formula; write `\\$`") }
    return .symbol(String(character), .ordinary)
  }

  private mutating func number(_ start: String) -> MathNode {
    var digits = start
    while case .character(let next)? = token?.kind, next.isASCII {
      let isPoint =
        next == "." && !digits.contains(".") && place + 1 < tokens.count
        && tokens[place + 1].isDigit
      guard next.isNumber || isPoint else { break }
      digits.append(next)
      place += 1
    }
    return .number(alphabet == .italic ? digits : alphabet.text(digits))
  }

  private mutating func close(_ open: TeXToken) throws(MathError) {
    guard token?.kind == .closeBrace else {
      if let token, token.kind != .rowEnd, token.kind != .cellEnd { throw unexpected(token) }
      throw MathError(open.column, "`{` is not closed; add `}`")
    }
    place += 1
  }

  /// What a command or an index applies to: a group or one piece.
  private mutating func argument(_ name: String) throws(MathError) -> MathNode {
    skipSpace()
    guard let token, token.kind != .closeBrace, token.kind != .cellEnd, token.kind != .rowEnd else {
      throw MathError(column, "`\(name)` needs something after it, as in `\(name){x}`")
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw MathError(column, "the formula is nested more than \(Self.deepest) deep; simplify it")
    }
    // `\frac12` is one half: an argument without braces is one digit.
    if case .character(let digit) = token.kind, token.isDigit {
      place += 1
      return .number(alphabet == .italic ? String(digit) : alphabet.text(String(digit)))
    }
    return try piece()
  }

  /// The words within braces, as they stand.
  private mutating func words(_ name: String) throws(MathError) -> String {
    skipSpace()
    guard let open = token, open.kind == .openBrace else {
      throw MathError(column, "`\\\(name)` needs words in braces, as in `\\\(name){mean}`")
    }
    place += 1
    var text = ""
    var level = 0
    while let token {
      place += 1
      switch token.kind {
      case .closeBrace where level == 0: return text
      case .closeBrace: level -= 1
      case .openBrace: level += 1
      case .space: text += " "
      case .character(let character): text.append(character)
      case .superscript: text += "^"
      case .lowerIndex: text += "_"
      case .cellEnd: text += "&"
      case .rowEnd: text += " "
      case .command(let name):
        guard let known = MathSymbols.letters[name] ?? (name == " " || name == "," ? " " : nil)
        else {
          throw MathError(token.column, "`\\\(name)` cannot stand within words")
        }
        text += known
      }
    }
    throw MathError(open.column, "`{` is not closed; add `}`")
  }
}

extension FormulaParser {
  private mutating func command(_ name: String, _ token: TeXToken) throws(MathError) -> MathNode {
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

extension FormulaParser {
  /// Right and left in turn, with a gap before each further pair.
  private static func aligned(_ rows: [[MathNode]]) -> MathTable {
    let columns = rows.map(\.count).max() ?? 0
    // A relation at the start of a cell keeps its distance to what stands before it.
    let cells = rows.map { row in
      row.enumerated().map { column, cell in
        column % 2 == 0 ? cell : MathNode.row([.row([])] + (cell.nodes ?? [cell]))
      }
    }
    return MathTable(
      rows: cells, alignments: (0..<columns).map { $0 % 2 == 0 ? .right : .left }, isDisplay: true,
      gaps: [0, 2])
  }

  /// A row of one piece is that piece.
  private static func joined(_ nodes: [MathNode]) -> MathNode {
    nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  /// In braces a sign is a letter to its neighbours: `{,}` has no space after it.
  private static func group(_ node: MathNode) -> MathNode {
    switch node {
    case .symbol(let sign, let kind) where kind != .largeOperator: .symbol(sign, .ordinary)
    default: node
    }
  }

  /// Letters of one alphabet that stand together are a name: `\mathrm{EDV}`.
  private static func word(_ node: MathNode) -> MathNode {
    guard case .row(let nodes) = node, !nodes.isEmpty else { return node }
    var name = ""
    for node in nodes {
      switch node {
      case .identifier(let letters, upright: true): name += letters
      case .number(let digits): name += digits
      default: return .row(nodes)
      }
    }
    return .identifier(name, upright: true)
  }

  private static func primes(_ count: Int) -> String {
    switch count {
    case 2: "″"
    case 3: "‴"
    default: String(repeating: "′", count: count)
    }
  }

  /// Whether indices stand below and above in a display.
  private static func hasLimits(_ base: MathNode) -> Bool {
    switch base {
    case .symbol(let sign, .largeOperator): !["∫", "∬", "∭", "∮"].contains(sign)
    case .function(_, let hasLimits): hasLimits
    case .accent(_, let mark, _, _): ["⏞", "⏟"].contains(mark)
    default: false
    }
  }

  private static func scripted(
    _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, _ hasLimits: Bool
  ) -> MathNode {
    guard lower != nil || upper != nil else { return base }
    return hasLimits
      ? .limits(base, lower: lower, upper: upper) : .scripts(base, lower: lower, upper: upper)
  }
}

extension MathNode {
  fileprivate var nodes: [MathNode]? { if case .row(let nodes) = self { nodes } else { nil } }
}

extension TeXToken {
  fileprivate var isDigit: Bool {
    if case .character(let character) = kind {
      character.isASCII && character.isNumber
    } else {
      false
    }
  }
}
