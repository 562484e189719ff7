/// One Swift source: what it declares, what it mentions, which modules it imports.
struct SourceFile {
  var path: String
  var module: String
  var tokens: [Substring]
  /// Names mentioned.
  var words: Set<Substring>
  var imports: Set<Substring> = []
  /// Types declared here.
  var types: Set<Substring> = []
  /// Types extended here, with the members that each extension declares.
  var extensions: [(type: Substring, members: Set<Substring>)] = []
  /// Functions and variables outside any type.
  var globals: Set<Substring> = []
  /// Types declared here with the names after their colon.
  var conformances: [(type: Substring, to: [Substring])] = []

  init(path: String, module: String, text: String) {
    self.path = path
    self.module = module
    let read = SwiftTokens(text)
    tokens = read.tokens
    words = read.words
    scan()
  }

  private mutating func scan() {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    var depth = 0
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1] : ""
      switch token {
      case "{": depth += 1
      case "}": depth -= 1
      case "import": imports.insert(next)
      case "extension" where depth == 0: extensions.append((next, []))
      case "func", "var", "let":
        if depth == 0 {
          globals.insert(next)
        } else if depth == 1, !extensions.isEmpty {
          extensions[extensions.count - 1].members.insert(next)
        }
      case _ where kinds.contains(token) && depth <= 1:
        types.insert(next)
        conformances.append((next, conformance(after: index + 2)))
      default: break
      }
    }
  }

  /// `Step, Other` of `struct Name: Step, Other {`.
  private func conformance(after index: Int) -> [Substring] {
    guard index < tokens.count, tokens[index] == ":" else { return [] }
    return tokens[(index + 1)...].prefix { $0 != "{" && $0 != "where" }.filter { $0 != "," }
  }
}
