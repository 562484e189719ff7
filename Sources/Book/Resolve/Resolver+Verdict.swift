import Markup
import Yams

extension Resolver {
  /// `{verdict} LABEL[row]`: the text of `above` where the row's intervals lie above zero, of `below` where they lie below it, of `open`
  /// where they hold it or are missing; and behind each of them that of `then`. What has no text is not spoken of.
  ///
  /// The intervals are `low` to `high` and, where the table has them, `seed_low` to `seed_high`: all have to agree. In the texts a key
  /// that begins with `.` or `{` is one of the row.
  mutating func verdict(_ block: DirectiveBlock) -> [PageBlock] {
    guard let texts = verdictTexts(block) else { return [] }
    do throws(ValueError) {
      let row = try ValueKey(block.label ?? "")
      guard row.row != nil, row.column == nil else {
        throw ValueError(
          "a verdict is of a row, and `\(row)` is none", suggestion: "write `{verdict} LABEL[row]`")
      }
      // The page says already what was not built or failed, and why.
      guard !isPending(row, block.position), values.reason(row) == nil else {
        lookOver(texts, of: row, in: block)
        return []
      }
      var low = row
      low.column = "low"
      if values.isFailed(low) { return [] }
      let verdict = try Verdict(of: row, in: values)
      lookOver(
        texts.filter { $0.key != verdict.rawValue && $0.key != Self.then }, of: row, in: block)
      guard let text = texts[verdict.rawValue] else {
        lookOver(texts.filter { $0.key == Self.then }, of: row, in: block)
        return []
      }
      var shown = inlines(text, of: row, at: block.position(of: verdict.rawValue))
      if let then = texts[Self.then] {
        shown += [.text(" ")] + inlines(then, of: row, at: block.position(of: Self.then))
      }
      return [.paragraph(shown)]
    } catch {
      report("wrong-verdict", at: block.position, error.sentence, suggestion: error.suggestion)
      return []
    }
  }

  private static let then = "then"

  /// By name; nil where they are wrong, which is reported.
  private mutating func verdictTexts(_ block: DirectiveBlock) -> [String: String]? {
    let known = Verdict.allCases.map(\.rawValue) + [Self.then]
    let node: Node
    do {
      node = try DirectiveDecoding.options(of: block)
    } catch let error as YamlError {
      add([DirectiveDecoding.diagnostic(error, in: block)])
      return nil
    } catch {
      report(
        "wrong-option", at: block.position, "a verdict lists `name: text` lines",
        suggestion: "known: \(known.joined(separator: ", "))")
      return nil
    }
    var texts: [String: String] = [:]
    for (name, value) in node.mapping ?? Node.Mapping([]) {
      let key = name.scalar?.string ?? ""
      let position = block.at(line: name.mark?.line, column: name.mark?.column)
      guard known.contains(key) else {
        report(
          "unknown-option", at: position, "`verdict` has no option `\(key)`",
          suggestion: Spelling.suggestion(for: key, among: known))
        return nil
      }
      guard let text = value.scalar?.string, !text.trimmed.isEmpty else {
        report("wrong-option", at: position, "option `\(key)`: must be a text")
        return nil
      }
      texts[key] = text
    }
    guard texts.keys.contains(where: { $0 != Self.then }) else {
      report(
        "wrong-option", at: block.position, "the verdict says nothing",
        suggestion: "give it a text for `above`, `below` or `open`")
      return nil
    }
    return texts
  }

  /// What is not shown now may be with other numbers.
  private mutating func lookOver(
    _ texts: [String: String], of row: ValueKey, in block: DirectiveBlock
  ) {
    guard isChecking else { return }
    lookOverHidden { resolver in
      for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
        _ = resolver.inlines(text, of: row, at: block.position(of: name))
      }
    }
  }

  private mutating func inlines(
    _ text: String, of row: ValueKey, at position: SourcePosition
  ) -> [PageInline] {
    subject = row
    defer { subject = nil }
    return inlines(text, at: position)
  }
}
