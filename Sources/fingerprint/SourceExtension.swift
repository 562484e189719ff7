/// One extension in a Swift source: what makes somebody need it.
struct SourceExtension {
  var type: Substring
  /// Protocols that it makes the type conform to.
  var protocols: Set<Substring>
  var members: Set<Substring> = []
  /// True where it can be used without a mention of its members: initialisers, subscripts, operators, nested types.
  var isImplicit = false

  init(type: Substring, protocols: Set<Substring>) {
    self.type = type
    self.protocols = protocols
  }

  mutating func add(_ member: Substring) {
    let isName = member.first.map { $0.isLetter || $0 == "_" || $0 == "`" } ?? false
    if !isName || Self.calledUnnamed.contains(member) { isImplicit = true }
    members.insert(member)
  }

  private static let calledUnnamed: Set<Substring> = [
    "callAsFunction", "appendInterpolation", "wrappedValue", "projectedValue", "buildBlock",
  ]

  /// True where code that holds these words may use the extension. One of a type that is declared in these sources is used
  /// only where the type is named too; a foreign type, such as an array, may be there without its name.
  func mayBeUsed(in words: Set<Substring>, isOwn: Bool) -> Bool {
    if isOwn, !words.contains(type) { return false }
    if isImplicit, isOwn || words.contains(type) { return true }
    if isOwn, !protocols.isEmpty { return true }
    return !members.isDisjoint(with: words) || !protocols.isDisjoint(with: words)
  }
}
