import Engine

/// Which declaration needs which, by the names that they declare and mention. It errs on the side of too many: a name that two
/// declare ties both, so changed code never serves a stale result.
struct SourceGraph {
  let files: [SourceFile]
  /// Every declaration, with its file's index.
  let declarations: [(file: Int, declaration: Declaration)]
  private let cModules: [String: CModule]
  /// Types declared in these sources, and their names.
  private let own: Set<String>
  private let names: Set<Substring>
  private let steps: Set<String>
  /// Names of those whose values cannot be had without writing the name: no `.systole`, no `.standard`.
  private let madeByName: Set<Substring>
  /// Members and what stands outside all types, by module and name.
  private var named: [String: [Substring: [Int]]] = [:]
  /// Members by their type.
  private var members: [String: [Int]] = [:]
  /// What more than one word calls for, or none: initialisers, operators, functions of own types, by module.
  private var waiting: [String: [Int]] = [:]

  init(_ files: [SourceFile], cModules: [CModule] = []) {
    self.files = files
    self.cModules = Dictionary(uniqueKeysWithValues: cModules.map { ($0.name, $0) })
    let names = Set(files.flatMap(\.types)).subtracting(files.flatMap(\.generics))
    self.names = names
    let declarations = files.enumerated().flatMap { index, file in
      file.declarations.map { (file: index, declaration: $0) }
    }
    self.declarations = declarations
    madeByName = names.subtracting(declarations.compactMap(\.declaration.madeUnnamed))
    own = Set(declarations.compactMap(\.declaration.type))
    steps = Set(
      declarations.filter { $0.declaration.protocols.contains("RunnableStep") }
        .compactMap(\.declaration.type))
    for (index, (file, declaration)) in declarations.enumerated() {
      let module = files[file].module
      if let owner = declaration.owner { members[owner, default: []].append(index) }
      let isOfForeignType = declaration.owner.map { !own.contains($0) } ?? true
      var waits = isOfForeignType && declaration.need == .always
      switch declaration.need {
      case .name(let name, let types):
        named[module, default: [:]][name, default: []].append(index)
        waits = !types.isEmpty || isOfForeignType && !declaration.protocols.isEmpty
      case .stored(let name): named[module, default: [:]][name, default: []].append(index)
      case .labels: waits = true
      case .always, .result, .run: break
      }
      if waits { waiting[module, default: []].append(index) }
    }
  }

  /// Everything that the step of this name needs, itself included.
  func closure(of step: Substring) -> Set<Int> {
    var search = Search(graph: self, step: String(step))
    for (index, (_, declaration)) in declarations.enumerated() {
      let isOfStep = declaration.owner == String(step)
      if declaration.type == String(step) || isOfStep && declaration.need == .run {
        search.reach(index)
      }
    }
    search.finish()
    return search.reached
  }

  /// All declarations of the files that are `included`.
  func declarations(where included: (SourceFile) -> Bool) -> Set<Int> {
    Set(declarations.indices.filter { included(files[declarations[$0].file]) })
  }

  func fingerprint(of indices: Set<Int>) -> String {
    var text = ""
    var path = ""
    for index in indices.sorted() {
      let (file, declaration) = declarations[index]
      if files[file].path != path {
        path = files[file].path
        text += path + "\n"
      }
      text += declaration.tokens.joined(separator: " ") + "\n"
    }
    text += cModules(of: indices).map(\.text).joined()
    return Digest(of: text).hex
  }

  /// The modules of C that these declarations may call, sorted by name.
  func cModules(of indices: Set<Int>) -> [CModule] {
    // Names that the code mentions, by the C module that it can see.
    var words: [String: Set<Substring>] = [:]
    for index in indices {
      let (file, declaration) = declarations[index]
      for module in files[file].imports where cModules[String(module)] != nil {
        words[String(module), default: []].formUnion(declaration.words)
      }
    }
    return words.sorted { $0.key < $1.key }.compactMap { name, words in
      cModules[name].flatMap { $0.isUsed(by: words) ? $0 : nil }
    }
  }

  /// A protocol of these sources names what it asks for; what a foreign one asks for is called without a mention.
  private func isAskedFor(_ declaration: Declaration) -> Bool {
    declaration.type == nil
      && declaration.protocols.contains { !names.contains($0) && !Self.harmless.contains($0) }
  }

  /// Foreign protocols and types after a colon that ask for nothing, or for what counts as needed always.
  private static let harmless: Set<Substring> = [
    "Sendable", "Copyable", "Codable", "Encodable", "Decodable", "Hashable", "Equatable",
    "Comparable", "Error", "CaseIterable", "CodingKey", "CustomStringConvertible", "AnyObject",
    "RandomNumberGenerator", "String", "Int", "UInt8", "UInt16", "UInt32", "Int16", "Int32",
    "Double", "Float",
  ]

  /// What a declaration needs, followed to the end.
  private struct Search {
    let graph: SourceGraph
    let step: String
    var reached: Set<Int> = []
    private var open: [Int] = []
    /// Types that a value can have.
    private var types: Set<String> = []
    /// Words mentioned so far: by files that can see a module, in a file.
    private var inSight: [String: Set<Substring>] = [:]
    private var inFile: [Int: Set<Substring>] = [:]

    init(graph: SourceGraph, step: String) {
      self.graph = graph
      self.step = step
    }

    mutating func reach(_ index: Int) {
      if reached.insert(index).inserted { open.append(index) }
    }

    mutating func finish() {
      repeat {
        while let index = open.popLast() { follow(index) }
        for module in inSight.keys {
          for index in graph.waiting[module] ?? [] where isNeeded(index) { reach(index) }
        }
      } while !open.isEmpty
    }

    /// What the engine asks a step before it runs.
    private static let ofPlanning: Set<Substring> = [
      "inputs", "optionalInputs", "files", "title", "work",
    ]

    private mutating func follow(_ index: Int) {
      let (file, declaration) = graph.declarations[index]
      let source = graph.files[file]
      let isNews = !declaration.words.isSubset(of: inFile[file] ?? [])
      inFile[file, default: []].formUnion(declaration.words)
      for module in [source.module] + source.imports.map(String.init) {
        var words = declaration.words
        // The file's own private names are looked for whenever it has news.
        if let known = inSight[module], !(isNews && module == source.module) {
          words.subtract(known)
        }
        inSight[module, default: []].formUnion(words)
        for word in words {
          for other in graph.named[module]?[word] ?? [] where isNeeded(other) { reach(other) }
        }
      }
      if let type = declaration.type, types.insert(type).inserted {
        for member in graph.members[type] ?? [] where isNeeded(member) { reach(member) }
      }
    }

    /// Whether there may be values of these types, whose names stand in the code that makes or passes them.
    private func areKnown(_ types: Set<Substring>, _ words: Set<Substring>) -> Bool {
      types.allSatisfy { words.contains($0) || !graph.madeByName.contains($0) }
    }

    private func isNeeded(_ index: Int) -> Bool {
      let (file, declaration) = graph.declarations[index]
      let isOwn = declaration.owner.map(graph.own.contains) ?? true
      if isOwn, let owner = declaration.owner, !types.contains(owner) { return false }
      let words = (declaration.isPrivate ? inFile[file] : inSight[graph.files[file].module]) ?? []
      // Another step is known by its value, which is in the key of all who use it, and by its result: how it comes about is no
      // concern of theirs.
      let isOther = declaration.owner.map { $0 != step && graph.steps.contains($0) } ?? false
      switch declaration.need {
      case .run: return false
      case .result: return true
      case .name(let name, let types):
        if isOther, Self.ofPlanning.contains(name) { return false }
        if words.contains(name), areKnown(types, words) { return true }
      case .stored(let name): if !isOther || words.contains(name) { return true }
      case .labels(let labels, let types):
        if !isOther, labels.allSatisfy(words.contains), areKnown(types, words) { return true }
      case .always where isOther: return false
      case .always: if isOwn || declaration.protocols.isEmpty { return true }
      }
      // That a foreign type conforms matters to who names the protocol.
      return isOwn
        ? graph.isAskedFor(declaration) : declaration.protocols.contains(where: words.contains)
    }
  }
}
