import Markup

/// Finds blocks whose figures or tables would share an address, such as the table of
/// `networks-test` and the part `test` of `networks`. Only the contents tell which parts exist.
package enum SharedNames {
  /// An error at the later of the two blocks.
  package static func diagnostics(
    of directives: [DecodedDirective], _ outcomes: [String: DirectiveOutcome]
  ) -> [Diagnostic] {
    var owners: [String: DecodedDirective] = [:]
    var found: [Diagnostic] = []
    for decoded in directives {
      for name in names(of: decoded, outcomes[decoded.label]) {
        guard let owner = owners[name] else {
          owners[name] = decoded
          continue
        }
        guard owner.label != decoded.label else { continue }
        let place = owner.block.position
        found.append(
          Diagnostic(
            .error, "duplicate-label", at: decoded.block.position,
            "`\(name)` is of the block `\(decoded.label)`, and of `\(owner.label)` at \(place.file):\(place.line)",
            suggestion: "give one of them another label"))
      }
    }
    return found
  }

  /// The block's addresses in the pages, its own first.
  private static func names(
    of decoded: DecodedDirective, _ outcome: DirectiveOutcome?
  ) -> [String] {
    guard case .built(let built, _)? = outcome else { return [decoded.label] }
    return [decoded.label]
      + built.compactMap { item in
        switch item.content {
        case .figure(let figure) where decoded.presentation.shows(figure.part):
          name("fig", decoded, figure.part)
        case .table(let table): name("tab", decoded, table.part)
        default: nil
        }
      }
  }

  private static func name(_ kind: String, _ decoded: DecodedDirective, _ part: String?) -> String {
    "\(kind)-\(decoded.label)" + (part.map { "-\($0)" } ?? "")
  }
}
