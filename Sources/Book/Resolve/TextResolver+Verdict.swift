import Markup
import Yams

extension TextResolver {
  /// `{verdict} LABEL[row]` shows the text `above` if the row's intervals lie above zero, `below`
  /// if they lie below it, and `open` if they contain it or are missing. The text `then` follows
  /// each of them. A case without a text shows nothing.
  ///
  /// The intervals are `low` to `high` and, if the table has them, `seed_low` to `seed_high`. All
  /// of them have to agree. Fewer than six `patients` or `volunteers` leave it open. A key in the texts that begins with `.` or `{` belongs to the row.
  func verdict(_ block: DirectiveBlock, _ findings: inout TextFindings) -> [PageBlock] {
    guard let texts = verdictTexts(block, &findings) else { return [] }
    do throws(ValueError) {
      let row = try ValueKey(block.label ?? "")
      guard row.row != nil, row.column == nil else {
        throw ValueError(
          "a verdict needs a row, and `\(row)` is not one",
          suggestion: "write `{verdict} LABEL[row]`")
      }
      // If a block is not built or failed, the page already says so and why.
      guard isKnown(row, block.position, &findings), values.reason(row) == nil else {
        lookOver(texts, of: row, in: block, &findings)
        return []
      }
      var low = row
      low.column = "low"
      if values.isFailed(low) { return [] }
      let verdict = try Verdict(of: row, in: values)
      let others = texts.filter { $0.key != verdict.rawValue && $0.key != Self.then }
      lookOver(others, of: row, in: block, &findings)
      guard let text = texts[verdict.rawValue] else {
        lookOver(texts.filter { $0.key == Self.then }, of: row, in: block, &findings)
        return []
      }
      let resolver = self.texts(of: row)
      var shown = resolver.inlines(text, at: block.position(of: verdict.rawValue), &findings)
      if let then = texts[Self.then] {
        shown.append(.text(" "))
        shown += resolver.inlines(then, at: block.position(of: Self.then), &findings)
      }
      return [.paragraph(shown)]
    } catch {
      findings.log.report(
        "wrong-verdict", at: block.position, error.sentence, suggestion: error.suggestion)
      return []
    }
  }

  private static var then: String { "then" }

  /// The texts by name; nil if they are wrong, which is reported.
  private func verdictTexts(
    _ block: DirectiveBlock, _ findings: inout TextFindings
  ) -> [String: String]? {
    let known = Verdict.allCases.map(\.rawValue) + [Self.then]
    let node: Node
    do {
      node = try DirectiveDecoding.options(of: block)
    } catch let error as YamlError {
      findings.log.add([DirectiveDecoding.diagnostic(error, in: block)])
      return nil
    } catch {
      findings.log.report(
        "wrong-option", at: block.position, "a verdict lists `name: text` lines",
        suggestion: "known: \(known.joined(separator: ", "))")
      return nil
    }
    var texts: [String: String] = [:]
    for (name, value) in node.mapping ?? Node.Mapping([]) {
      let key = name.scalar?.string ?? ""
      let position = block.at(line: name.mark?.line, column: name.mark?.column)
      guard known.contains(key) else {
        findings.log.report(
          "unknown-option", at: position, "`verdict` has no option `\(key)`",
          suggestion: Spelling.suggestion(for: key, among: known))
        return nil
      }
      guard let text = value.scalar?.string, !text.trimmed.isEmpty else {
        findings.log.report("wrong-option", at: position, "option `\(key)`: must be a text")
        return nil
      }
      texts[key] = text
    }
    guard texts.keys.contains(where: { $0 != Self.then }) else {
      findings.log.report(
        "wrong-option", at: block.position, "the verdict says nothing",
        suggestion: "give it a text for `above`, `below` or `open`")
      return nil
    }
    return texts
  }

  /// Checks texts that are not shown now but may be with other numbers.
  private func lookOver(
    _ texts: [String: String], of row: ValueKey, in block: DirectiveBlock,
    _ findings: inout TextFindings
  ) {
    guard looksAtHidden else { return }
    let resolver = hidden.texts(of: row)
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      _ = resolver.inlines(text, at: block.position(of: name), &findings)
    }
  }
}
