import Markup

extension TextResolver {
  /// The number for a `{val}` role.
  func value(
    _ content: String, _ position: SourcePosition, _ findings: inout TextFindings
  ) -> PageInline {
    var failure: String?
    do throws(ValueError) {
      let expression = try expression(content)
      failure = values.failure(expression.key, template: expression.template)
      guard isKnown(expression.key, position, &findings) else {
        // A block that is not built yet has no number. A key that does not exist is shown as
        // written.
        return isLabel(expression.key) ? .text("…") : .problem(content)
      }
      if values.reason(expression.key) != nil {
        if !isHidden { findings.gaps[chapter, default: 0] += 1 }
        return Self.gap
      }
      let cited = try values.cite(expression)
      if !isHidden { findings.note(cited.provenance.carried, in: chapter) }
      if !isHidden, let table = cited.table, let row = cited.row {
        findings.cite(row: row, ofTable: table)
      }
      compare(cited, with: expression, content, position, &findings)
      return .value(cited)
    } catch {
      if failure != nil { return Self.gap }
      findings.log.report(
        "unknown-value", at: position, error.sentence, suggestion: error.suggestion)
      return .problem(content)
    }
  }

  /// Stands for a number that is missing: the sentence around it still reads.
  static var gap: PageInline { .text("–") }

  /// Compares a value with the number that its author pinned.
  private func compare(
    _ cited: CitedValue, with expression: ValueExpression, _ content: String,
    _ position: SourcePosition, _ findings: inout TextFindings
  ) {
    let now = cited.text.replacingMinus
    guard let pinned = expression.pinned, pinned.replacingMinus != now else { return }
    findings.log.add([
      Diagnostic(
        .warning, "pinned", at: position, "`\(expression.key)` is pinned \(pinned), now \(now)",
        suggestion: "look why, then `report accept` takes the new value")
    ])
    findings.pins.append(Pin(position: position, content: content, pinned: pinned, now: now))
  }

  /// In the texts of a verdict a key may omit its row.
  private func expression(_ content: String) throws(ValueError) -> ValueExpression {
    guard let first = content.trimmed.first, ".{".contains(first) else {
      return try ValueExpression(content)
    }
    guard let subject else {
      throw ValueError(
        "`\(content.trimmed)` names no row",
        suggestion: "only in a verdict's texts may it be left out")
    }
    let expression = try ValueExpression("\(subject)\(content.trimmed)")
    // In another verdict the same words would mean another number.
    guard expression.pinned == nil else {
      throw ValueError(
        "`\(content.trimmed)` is pinned without its row",
        suggestion: "write `\(subject)` before it")
    }
    return expression
  }

  /// Reports a reference to a block without a label. Its running number would change with every
  /// block before it.
  func reportUnlabelled(
    _ decoded: DecodedDirective, _ code: String, at position: SourcePosition,
    _ findings: inout TextFindings
  ) {
    findings.log.report(
      code, at: position, "the block at \(decoded.place) has no label, so nothing can refer to it",
      suggestion: "give the block a label: `{\(decoded.block.name)} label`")
  }

  /// Whether the value can be looked up: its block has an outcome, and the text is shown. Reports a
  /// label that no block has.
  func isKnown(
    _ key: ValueKey, _ position: SourcePosition, _ findings: inout TextFindings
  ) -> Bool {
    if let unlabelled = book.unlabelled(key.label) {
      reportUnlabelled(unlabelled, "unknown-value", at: position, &findings)
      return false
    }
    if numbered.outcomes[key.label] != nil { return !isHidden }
    if !isLabel(key), !book.unread.contains(key.label) {
      findings.log.report(
        "unknown-value", at: position, "there is no block labelled `\(key.label)`",
        suggestion: Spelling.suggestion(
          for: key.label, among: book.directives.map(\.label).sorted()))
    }
    return false
  }

  private func isLabel(_ key: ValueKey) -> Bool {
    book.directives.contains { $0.label == key.label }
  }
}
