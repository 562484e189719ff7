import Yams

extension Diagnostic {
  /// The error of Yams for a text that begins at `firstLine` of `file`, as one sentence.
  public static func malformedYAML(
    _ error: any Error, file: String, firstLine: Int
  ) -> Diagnostic {
    var place = (line: 1, column: 1)
    var problem = "it cannot be read"
    switch error as? YamlError {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      place = (mark.line, mark.column)
      problem = text
    case .reader(let text, _, _, _): problem = text
    case .duplicatedKeysInMapping(let duplicates, let context):
      place = (context.mark.line, context.mark.column)
      let keys = duplicates.map { "`\($0)`" }.sorted()
      problem = "\(keys.joined(separator: ", ")) is given twice"
    default: break
    }
    let position = SourcePosition(
      file: file, line: firstLine + max(place.line, 1) - 1, column: max(place.column, 1))
    return Diagnostic(.error, "malformed-yaml", at: position, "The YAML is malformed: \(problem).")
  }
}
