import Markup

/// Tells directives of the blocks that they read, those first that read no others.
struct BlockConnections {
  private var directives: [DecodedDirective]
  private let places: [String: Int]
  /// Names of data by label, as far as a block's chapter gives any.
  private let data: [[String: String]]
  /// Labels of blocks that cannot be read; they are reported elsewhere.
  private let unread: Set<String>
  private var isConnected: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  /// `data`: names of data sets for each chapter; `unread`: labels of blocks that cannot be read.
  init(_ directives: [DecodedDirective], data: [[String: String]], unread: Set<String>) {
    self.directives = directives
    self.unread = unread
    self.data = data
    places = Dictionary(directives.enumerated().map { ($0.element.label, $0.offset) }) { $1 }
  }

  /// The directives with what they read; what is wrong is among the diagnostics.
  mutating func connected() -> [DecodedDirective] {
    for decoded in directives where decoded.directive is any BlockReading {
      connect(decoded.label, within: [])
    }
    return directives
  }

  /// `chain`: the blocks that wait for this one.
  private mutating func connect(_ label: String, within chain: [String]) {
    guard let place = places[label], !isConnected.contains(label),
      var reading = directives[place].directive as? any BlockReading
    else { return }
    isConnected.insert(label)
    var known: [String: ReadBlock] = [:]
    for reference in reading.blockReferences {
      guard let other = places[reference.label] else { continue }
      if chain.contains(reference.label) || reference.label == label {
        report(
          BlockRefusal(
            option: reference.option,
            sentence: "`\(label)` would read itself"
              + (chain.isEmpty
                ? "" : ", through \(chain.map { "`\($0)`" }.joined(separator: ", "))")),
          at: place)
        continue
      }
      connect(reference.label, within: chain + [label])
      let decoded = directives[other]
      let names = data[decoded.chapter].sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      known[reference.label] = ReadBlock(
        directive: decoded.directive, label: decoded.label,
        identity: ([decoded.block.name, decoded.options] + names).joined(separator: "\n"))
    }
    let labels = places.keys.filter { $0 != label }.sorted()
    for var refusal in reading.connect(to: known)
    where !unread.contains(BlockReference(option: "", name: refusal.name).label) {
      refusal.known += labels
      report(refusal, at: place)
    }
    directives[place].directive = reading
  }

  private mutating func report(_ refusal: BlockRefusal, at place: Int) {
    let block = directives[place].block
    diagnostics.append(
      Diagnostic(
        .error, "wrong-option", at: block.position(of: refusal.option),
        "option `\(refusal.option)`: \(refusal.sentence)",
        suggestion: refusal.name.isEmpty
          ? nil : Spelling.suggestion(for: refusal.name, among: refusal.known)))
  }
}
