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
  var place = 0
  private var depth = 0
  var alphabet = MathAlphabet.italic

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
  var token: TeXToken? { place < tokens.count ? tokens[place] : nil }
  var column: Int { token?.column ?? length + 1 }

  mutating func skipSpace() {
    while token?.kind == .space { place += 1 }
  }

  func unexpected(_ token: TeXToken) -> MathError {
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
  mutating func cells(until ends: Set<String>) throws(MathError) -> [[MathNode]] {
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
  mutating func row(until ends: Set<String> = []) throws(MathError) -> MathNode {
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
  mutating func scripted() throws(MathError) -> MathNode {
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
  mutating func argument(_ name: String) throws(MathError) -> MathNode {
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
  mutating func words(_ name: String) throws(MathError) -> String {
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
  /// Right and left in turn, with a gap before each further pair.
  static func aligned(_ rows: [[MathNode]]) -> MathTable {
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
  static func joined(_ nodes: [MathNode]) -> MathNode {
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
  static func word(_ node: MathNode) -> MathNode {
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
