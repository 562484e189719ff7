/// One Swift source, taken apart: what it declares, what it imports.
struct SourceFile {
  var path: String
  var module: String
  var imports: Set<Substring> = []
  var declarations: [Declaration] = []
  /// Names of the types declared here, also of those within others.
  var types: Set<Substring> = []
  /// Names that stand for any type.
  var generics: Set<Substring> = []
  private var privateTypes: Set<Substring> = []
  /// Types and extensions with the names after their colon.
  var conformances: [(type: Substring, to: [Substring])] = []

  init(path: String, module: String, text: String) {
    self.path = path
    self.module = module
    let tokens = SwiftTokens(text).tokens
    read(tokens[...], in: Surroundings())
  }

  /// What stands around a declaration.
  private struct Surroundings {
    var owner: String?
    var protocols: [Substring] = []
    var isPrivate = false
  }

  private static let typeKeywords: Set<Substring> = [
    "struct", "class", "enum", "actor", "protocol", "extension",
  ]
  private static let keywords: Set<Substring> = typeKeywords.union([
    "import", "func", "var", "let", "init", "subscript", "deinit", "case", "typealias",
    "associatedtype", "operator", "precedencegroup",
  ])
  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private", "open", "static", "class", "final",
    "mutating", "nonmutating", "override", "convenience", "required", "lazy", "weak", "unowned",
    "indirect", "prefix", "postfix", "infix", "nonisolated", "consuming", "borrowing",
  ]
  /// Called without a mention, by the language or by a protocol of the standard library.
  private static let calledUnnamed: Set<Substring> = [
    "callAsFunction", "appendInterpolation", "wrappedValue", "projectedValue", "buildBlock",
    "encode", "hash", "description", "debugDescription", "errorDescription", "next",
    "makeIterator",
  ]
  private static let calledUnlabelled: Set<Substring> = [
    "from", "rawValue", "stringValue", "intValue",
  ]

  /// Reads the declarations that stand side by side in `tokens`.
  private mutating func read(_ tokens: ArraySlice<Substring>, in around: Surroundings) {
    let keywords = Self.keywordsSideBySide(in: tokens)
    let starts = keywords.map { Self.start(of: $0, in: tokens) }
    for (place, keyword) in keywords.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] : tokens.endIndex
      read(tokens[starts[place]..<end], keyword: keyword, in: around)
    }
  }

  private mutating func read(
    _ tokens: ArraySlice<Substring>, keyword: Int, in around: Surroundings
  ) {
    let rest = tokens[(keyword + 1)...]
    let name = rest.first ?? ""
    let isPrivate =
      around.isPrivate
      || tokens[..<keyword].contains { $0 == "private" || $0 == "fileprivate" }
        && !tokens[..<keyword].contains("set")
    func add(_ need: Declaration.Need, _ part: ArraySlice<Substring>? = nil) {
      declarations.append(
        Declaration(
          owner: around.owner, need: need, isPrivate: isPrivate, protocols: around.protocols,
          tokens: part ?? tokens))
    }
    switch tokens[keyword] {
    case "import": imports.insert(name)
    case let kind where Self.typeKeywords.contains(kind):
      readType(tokens, kind: kind, head: rest, isPrivate: isPrivate, in: around)
    case "typealias" where around.owner == nil: add(.name(name))
    case "func" where Self.isName(name) && !Self.calledUnnamed.contains(name):
      guard name == "run", around.protocols.contains("RunnableStep"),
        let body = Self.body(of: tokens, after: keyword)
      else {
        noteGenerics(of: rest.prefix { $0 != "(" })
        return add(.name(name, types: Self.call(rest).types))
      }
      // The type of its result is for all who read it, its work is its own.
      add(.result, tokens[..<body])
      add(.run, tokens[body...])
    case "var", "let":
      add(Self.need(ofVariable: tokens, keyword: keyword, isGlobal: around.owner == nil))
    case "init", "subscript":
      noteGenerics(of: rest.prefix { $0 != "(" })
      let call = Self.call(rest, hasOuterLabels: tokens[keyword] == "init")
      add(
        call.labels.isEmpty && call.types.isEmpty
          ? .always : .labels(call.labels, types: call.types))
    default: add(.always)
    }
  }

  /// A type or an extension: its head, and what is within.
  private mutating func readType(
    _ tokens: ArraySlice<Substring>, kind: Substring, head: ArraySlice<Substring>,
    isPrivate: Bool, in around: Surroundings
  ) {
    let head = head.prefix { $0 != "{" }
    let words = head.prefix { $0 != ":" && $0 != "where" && $0 != "<" }.filter(Self.isName)
    guard let name = words.last else { return }
    let colon = head.firstIndex(of: ":")
    let protocols =
      colon.map { head[($0 + 1)...].prefix { $0 != "where" } }?
      .filter(Self.isName) ?? []
    var type = ([around.owner].compactMap { $0 } + words.map(String.init)).joined(separator: ".")
    if kind == "extension" {
      if privateTypes.contains(words[0]) { type += "@" + path }
    } else {
      if around.owner == nil, isPrivate {
        privateTypes.insert(name)
        type += "@" + path
      }
      types.insert(name)
    }
    conformances.append((name, protocols))
    noteGenerics(of: head)
    let body = tokens[head.endIndex...]
    let isExtension = kind == "extension"
    if !isExtension || !protocols.isEmpty || head.contains("where") {
      declarations.append(
        Declaration(
          owner: isExtension ? type : around.owner, need: isExtension ? .always : .name(name),
          type: isExtension ? nil : type, isPrivate: isPrivate && !isExtension,
          protocols: protocols, tokens: kind == "protocol" ? tokens : tokens[..<head.endIndex]))
    }
    guard kind != "protocol" else { return }
    read(
      body.dropFirst().prefix(upTo: body.lastIndex(of: "}") ?? body.endIndex),
      in: Surroundings(
        owner: type, protocols: protocols,
        isPrivate: isExtension && isPrivate || around.isPrivate))
  }

  /// `A` and `B` of `<A: P, B>`.
  private mutating func noteGenerics(of head: ArraySlice<Substring>) {
    guard let open = head.firstIndex(of: "<") else { return }
    for parameter in head[(open + 1)...].prefix(while: { $0 != ">" }).split(separator: ",") {
      if let name = parameter.first { generics.insert(name) }
    }
  }

  /// Where the keywords of the declarations stand that no brackets enclose.
  private static func keywordsSideBySide(in tokens: ArraySlice<Substring>) -> [Int] {
    var depth = 0
    var found: [Int] = []
    for (index, token) in zip(tokens.indices, tokens) {
      switch token {
      case "{", "(", "[": depth += 1
      case "}", ")", "]": depth -= 1
      case _ where depth == 0 && keywords.contains(token):
        let before = index > tokens.startIndex ? tokens[index - 1] : ""
        let after = index + 1 < tokens.endIndex ? tokens[index + 1] : ""
        let isName = [".", ":", "`", "func", "var", "let", "case"].contains(before)
        let isModifier = token == "class" && ["func", "var", "subscript"].contains(after)
        // `import struct Module.Name`
        if !isName, !isModifier, before != "import" { found.append(index) }
      default: break
      }
    }
    return found
  }

  /// Back over modifiers and attributes.
  private static func start(of keyword: Int, in tokens: ArraySlice<Substring>) -> Int {
    var start = keyword
    while start > tokens.startIndex {
      var word = start - 1
      if tokens[word] == ")" {
        guard let open = tokens[..<word].lastIndex(of: "("), open > tokens.startIndex else { break }
        word = open - 1
      }
      let isAttribute = word > tokens.startIndex && tokens[word - 1] == "@"
      guard isAttribute || modifiers.contains(tokens[word]) else { break }
      start = isAttribute ? word - 1 : word
    }
    return start
  }

  /// The brace that opens the body of a function.
  private static func body(of tokens: ArraySlice<Substring>, after keyword: Int) -> Int? {
    outside(tokens[keyword...]).first { tokens[$0] == "{" }
  }

  /// Indices of the tokens that no brackets enclose, opening brackets included.
  private static func outside(_ tokens: ArraySlice<Substring>) -> [Int] {
    var depth = 0
    return tokens.indices.filter { index in
      let closes = ["}", ")", "]"].contains(tokens[index])
      if closes { depth -= 1 }
      defer { if ["{", "(", "["].contains(tokens[index]) { depth += 1 } }
      return depth == 0 && !closes
    }
  }

  /// A computed property is needed by who names it; a stored one, of a type, by all who have a value of the type.
  private static func need(
    ofVariable tokens: ArraySlice<Substring>, keyword: Int, isGlobal: Bool
  ) -> Declaration.Need {
    let name = tokens[keyword + 1]
    let outside = outside(tokens[keyword...])
    let sign = outside.first { tokens[$0] == "{" || tokens[$0] == "=" }
    let isComputed = sign.map { tokens[$0] == "{" } ?? false
    let isAlone = isName(name) && !outside.contains { tokens[$0] == "," }
    let isShared = isGlobal || tokens[..<keyword].contains { $0 == "static" || $0 == "class" }
    guard isAlone, !calledUnnamed.contains(name) else { return .always }
    return isComputed || isShared ? .name(name) : .stored(name)
  }

  /// What `(a: A, b: B = 1, body: () -> Void)` cannot be called without: the label `a`, a value of `A`. A single name of a
  /// subscript is no label.
  private static func call(
    _ tokens: ArraySlice<Substring>, hasOuterLabels: Bool = true
  ) -> (labels: [Substring], types: Set<Substring>) {
    var labels: [Substring] = []
    var types: Set<Substring> = []
    for parameter in parameters(of: tokens) where !parameter.contains("=") {
      // A closure may come without its label, and what it takes need not be named.
      if parameter.joined(separator: " ").contains("- >") { continue }
      guard let colon = parameter.firstIndex(of: ":"), let label = parameter.first else { continue }
      types.formUnion(parameter[colon...].filter(isName))
      let isLabel = isName(label) && label != "_" && (hasOuterLabels || colon > 1)
      if isLabel, !calledUnlabelled.contains(label) { labels.append(label) }
    }
    return (labels, types)
  }

  /// The parameters between the first parentheses.
  private static func parameters(of tokens: ArraySlice<Substring>) -> [[Substring]] {
    guard let open = tokens.firstIndex(of: "(") else { return [] }
    var parameters: [[Substring]] = []
    var parameter: [Substring] = []
    var depth = 0
    for token in tokens[(open + 1)...] {
      if depth == 0, token == ")" { break }
      if depth == 0, token == "," {
        parameters.append(parameter)
        parameter = []
        continue
      }
      if ["(", "[", "{", "<"].contains(token) { depth += 1 }
      if [")", "]", "}"].contains(token) || token == ">" && parameter.last != "-" { depth -= 1 }
      parameter.append(token)
    }
    return parameters + [parameter]
  }

  private static func isName(_ token: Substring) -> Bool {
    token.first.map { $0.isLetter || $0 == "_" } ?? false
  }
}
