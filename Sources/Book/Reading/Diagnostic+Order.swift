import Markup

extension [Diagnostic] {
  /// Whether anything in the list keeps a book from being built.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// By file, line, column, code and sentence.
  package var sortedByPlace: [Diagnostic] {
    sorted {
      ($0.position.file, $0.position.line, $0.position.column, $0.code, $0.sentence)
        < ($1.position.file, $1.position.line, $1.position.column, $1.code, $1.sentence)
    }
  }

  /// The same said twice, perhaps with other suggestions, is said once.
  package var unique: [Diagnostic] {
    var seen = Set<Diagnostic>()
    return filter { diagnostic in
      var said = diagnostic
      said.suggestion = nil
      return seen.insert(said).inserted
    }
  }
}
