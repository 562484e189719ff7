import Markup

/// The works of a bibliography file in BibTeX or CSL-JSON.
public struct Bibliography: Sendable {
  /// Citation keys in the file's order, each once.
  public private(set) var keys: [String] = []
  /// Malformed entries, repeated keys and missing fields, in the file's order.
  public private(set) var diagnostics: [Diagnostic]
  private var positions: [String: SourcePosition] = [:]
  /// The entries of a BibTeX file.
  private var entries: [String: BibTeXEntry] = [:]
  /// The works of a CSL-JSON file.
  private var works: [String: Work] = [:]

  /// Reads a text. `file` names it in diagnostics; if the name ends with `.json`, the text is
  /// CSL-JSON.
  public init(_ text: String, file: String) {
    if file.lowercased().hasSuffix(".json") {
      let reader = CSLReader(text, file: file)
      diagnostics = reader.diagnostics
      for (work, position) in reader.works where add(work.key, at: position) {
        works[work.key] = work
      }
    } else {
      let reader = BibTeXReader(text, file: file)
      diagnostics = reader.diagnostics
      for entry in reader.entries where add(entry.key, at: entry.position) {
        entries[entry.key] = entry
      }
    }
    for key in keys where entries[key]?.isWhole != false { sayMissing(key) }
    diagnostics.sort {
      ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column)
    }
  }

  /// The formatted work; nil for an unknown key. `letter` is put after the year.
  public func reference(_ key: String, letter: String = "") -> Reference? {
    guard var work = work(key)?.work else { return nil }
    if !letter.isEmpty { work.year = (work.year.isEmpty ? "n.d." : work.year) + letter }
    return Reference(work)
  }

  /// Where the entry of a key begins; nil for an unknown key.
  public func position(of key: String) -> SourcePosition? { positions[key] }

  /// Unknown LaTeX commands in the entry of a key, which its reference will lack; sorted, each
  /// once.
  public func unknownCommands(in key: String) -> [String] {
    Set(work(key)?.unknown ?? []).sorted()
  }
}

private extension Bibliography {
  /// Adds a key. False if it exists already.
  mutating func add(_ key: String, at position: SourcePosition) -> Bool {
    if let first = positions[key] {
      diagnostics.append(
        Diagnostic(
          .error, "duplicate-key", at: position,
          "The key `\(key)` is already that of the entry in line \(first.line)."))
      return false
    }
    positions[key] = position
    keys.append(key)
    return true
  }

  func work(_ key: String) -> (work: Work, unknown: [String])? {
    if let work = works[key] { return (work, []) }
    guard let entry = entries[key] else { return nil }
    var unknown: [String] = []
    let work = Work(BibTeXFields(entry, among: entries), unknown: &unknown)
    return (work, unknown)
  }

  mutating func sayMissing(_ key: String) {
    func say(_ code: String, _ sentence: String) {
      guard let position = positions[key] else { return }
      diagnostics.append(Diagnostic(.warning, code, at: position, sentence))
    }
    if let entry = entries[key] {
      let fields = BibTeXFields(entry, among: entries)
      if let parent = entry.crossref, entries[parent] == nil {
        say(
          "unknown-crossref",
          "The entry `\(key)` names `\(parent)` as its crossref, which is not in the file.")
      }
      if fields["title"] == nil {
        say("missing-field", "The entry `\(key)` has no `title`.")
      }
      if fields["year", "date", "pubstate"] == nil {
        say("missing-field", "The entry `\(key)` has no `year`.")
      }
    } else if let work = works[key] {
      if work.title.isEmpty { say("missing-field", "The entry `\(key)` has no `title`.") }
      if work.year.isEmpty { say("missing-field", "The entry `\(key)` has no `issued`.") }
    }
  }
}
