/// One Swift source: what it declares, what it mentions, which modules it imports.
struct SourceFile {
  var path: String
  var module: String
  var tokens: [Substring]
  /// Names mentioned.
  var words: Set<Substring>
  var imports: Set<Substring> = []
  /// Types declared here outside any other; a nested one is reached through its parent.
  var types: Set<Substring> = []
  var extensions: [SourceExtension] = []
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
      case "extension" where depth == 0: extensions.append(opened(at: index))
      case "func", "var", "let":
        if depth == 0 {
          globals.insert(next)
        } else if depth == 1, !extensions.isEmpty, !isOfThisFileAlone(index) {
          extensions[extensions.count - 1].add(next)
        }
      case "init", "subscript":
        if depth == 1, !extensions.isEmpty { extensions[extensions.count - 1].isImplicit = true }
      case _ where kinds.contains(token) && depth <= 1:
        if depth == 0 {
          types.insert(next)
        } else if !extensions.isEmpty {
          extensions[extensions.count - 1].isImplicit = true
        }
        conformances.append((next, conformance(after: index + 2)))
      default: break
      }
    }
  }

  /// Whether `private` or `fileprivate` stands before the declaration at `index`: then no other file can use it.
  private func isOfThisFileAlone(_ index: Int) -> Bool {
    let modifiers: Set<Substring> = ["private", "fileprivate", "static", "mutating", "final"]
    return tokens[..<index].reversed().prefix { modifiers.contains($0) }
      .contains { $0.hasSuffix("private") }
  }

  /// The extension whose keyword stands at `index`; its members are added as they come.
  private func opened(at index: Int) -> SourceExtension {
    let head = tokens[(index + 1)...].prefix { $0 != "{" }
    let colon = head.firstIndex(of: ":")
    let protocols = colon.map { head[($0 + 1)...].prefix { $0 != "where" } } ?? []
    return SourceExtension(
      type: head.first ?? "", protocols: Set(protocols.filter { $0 != "," && $0 != "." }))
  }

  /// `Step, Other` of `struct Name: Step, Other {`.
  private func conformance(after index: Int) -> [Substring] {
    guard index < tokens.count, tokens[index] == ":" else { return [] }
    return tokens[(index + 1)...].prefix { $0 != "{" && $0 != "where" }.filter { $0 != "," }
  }
}
