import Markup

extension [Diagnostic] {
  /// Whether any diagnostic prevents the book from being built.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// The diagnostics sorted by file, line, column, code and sentence.
  package var sortedByPlace: [Diagnostic] {
    sorted {
      ($0.position.file, $0.position.line, $0.position.column, $0.code, $0.sentence)
        < ($1.position.file, $1.position.line, $1.position.column, $1.code, $1.sentence)
    }
  }

  /// Without repetitions; suggestions are not compared.
  package var unique: [Diagnostic] {
    var seen = Set<Diagnostic>()
    return filter { diagnostic in
      var said = diagnostic
      said.suggestion = nil
      return seen.insert(said).inserted
    }
  }
}
