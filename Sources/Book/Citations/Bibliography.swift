import Markup

/// The works of a BibTeX file.
public struct Bibliography: Sendable {
  /// In the file's order, each once.
  public let keys: [String]
  /// Malformed entries, keys that occur twice, missing fields, unknown LaTeX.
  public let diagnostics: [Diagnostic]
  private let entries: [String: BibTeXEntry]
  private let file: String

  /// Reads a BibTeX text; `file` names it in diagnostics.
  public init(bibtex: String, file: String) {
    self.file = file
    let (parsed, messages) = BibTeXParser.parse(bibtex)
    var diagnostics = messages.map { message in
      Diagnostic(
        message.isWarning ? .warning : .error, "malformed-bibtex",
        at: SourcePosition(file: file, line: message.line),
        message.isWarning
          ? "BibTeX: \(message.text)." : "The entry is malformed: \(message.text).")
    }
    let malformed = Set(messages.filter { !$0.isWarning }.map(\.line))
    var entries: [String: BibTeXEntry] = [:]
    var keys: [String] = []
    for entry in parsed {
      let position = SourcePosition(file: file, line: entry.line)
      if let first = entries[entry.key] {
        diagnostics.append(
          Diagnostic(
            .error, "duplicate-key", at: position,
            "The key `\(entry.key)` is already that of the entry in line \(first.line)."))
        continue
      }
      entries[entry.key] = entry
      keys.append(entry.key)
      if malformed.isEmpty || !malformed.contains(where: { $0 >= entry.line }) {
        diagnostics += Self.diagnostics(of: entry, at: position)
      }
    }
    self.keys = keys
    self.entries = entries
    self.diagnostics = diagnostics.sorted { $0.position.line < $1.position.line }
  }

  /// The work as it is shown: authors, title, where and when it appeared, DOI or URL; nil where the
  /// key is unknown.
  public func entry(_ key: String, number: Int) -> BibliographyEntry? {
    entries[key].map { BibliographyEntry($0, number: number) }
  }

  /// Where the entry of a key begins; nil where the key is unknown.
  public func position(of key: String) -> SourcePosition? {
    entries[key].map { SourcePosition(file: file, line: $0.line) }
  }
}

private extension Bibliography {
  static func diagnostics(of entry: BibTeXEntry, at position: SourcePosition) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for field in ["title", "year"]
    where entry.fields[field, default: ""].allSatisfy(\.isWhitespace) {
      if field == "year", entry.fields["date"] != nil { continue }
      result.append(
        Diagnostic(
          .warning, "missing-field", at: position, "The entry `\(entry.key)` has no `\(field)`."))
    }
    let unknown = entry.fields.filter { !["doi", "url", "abstract", "file"].contains($0.key) }
      .flatMap { LaTeXText($0.value).unknown }
    for command in Set(unknown).sorted() {
      result.append(
        Diagnostic(
          .warning, "unknown-latex", at: position,
          "The entry `\(entry.key)` has the unknown LaTeX command `\\\(command)`.",
          suggestion: "write the character itself"))
    }
    return result
  }
}
