/// One declaration of a Swift source: its tokens, and what makes somebody need it.
struct Declaration {
  enum Need: Equatable {
    /// Whoever has a value of its type needs it: cases, operators, what has no name to call it by.
    case always
    /// A stored property: the same.
    case stored(Substring)
    /// Whoever mentions the name and has values of these types, as far as they are types of these sources: a function cannot be
    /// called without.
    case name(Substring, types: Set<Substring> = [])
    /// Whoever mentions all these labels and has values of these types: an initialiser, a subscript.
    case labels([Substring], types: Set<Substring>)
    /// Whoever has a step: the type of its result.
    case result
    /// The step itself: only the engine runs a step.
    case run
  }

  /// The type that it belongs to, as `Table.Column`; nil outside all types.
  var owner: String?
  var need: Need
  /// The type whose head this is.
  var type: String?
  /// Known in its own file only.
  var isPrivate = false
  /// What stands after the colon of the type or extension around it.
  var protocols: [Substring] = []
  var tokens: ArraySlice<Substring>
  /// Names mentioned.
  var words: Set<Substring>

  /// The name of its type, where this is a case or static: a value that code may have as `.name`.
  var madeUnnamed: Substring? {
    guard let owner, tokens.prefix(8).contains(where: { $0 == "case" || $0 == "static" })
    else { return nil }
    return owner.prefix { $0 != "@" }.split(separator: ".").last
  }

  init(
    owner: String?, need: Need, type: String? = nil, isPrivate: Bool = false,
    protocols: [Substring] = [],
    tokens: ArraySlice<Substring>
  ) {
    self.owner = owner
    self.need = need
    self.type = type
    self.isPrivate = isPrivate
    self.protocols = protocols
    self.tokens = tokens
    words = SwiftTokens.words(of: tokens)
  }
}
