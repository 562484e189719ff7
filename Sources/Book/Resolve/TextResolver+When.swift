import Markup

extension TextResolver {
  /// `{when} KEY < KEY` shows its body only if the comparison holds.
  func when(_ block: DirectiveBlock, _ findings: inout TextFindings) -> [PageBlock] {
    // Empty lines before the body make positions in it equal those in the file.
    let text = String(repeating: "\n", count: max(0, block.bodyLine - 1)) + block.body
    let parsed = ChapterParser.parse(
      text + definitions(for: block.body), file: block.position.file)
    findings.log.add(parsed.diagnostics)
    if let nested = BookReader.directiveBlocks(parsed.chapter.blocks).first {
      findings.log.report(
        "nested-directive", at: nested.position, "`\(nested.name)` cannot stand in a `when` block",
        suggestion: "put it before the block")
      return []
    }
    do throws(ValueError) {
      let condition = try Condition(block.label ?? "")
      // If a block is not built or failed, the page already says so and why.
      let known = condition.keys.filter {
        isKnown($0, block.position, &findings) && values.reason($0) == nil && !values.isFailed($0)
      }
      if known.count == condition.keys.count, try condition.holds(in: values) {
        return resolve(parsed.chapter.blocks, &findings)
      }
      if looksAtHidden { _ = hidden.resolve(parsed.chapter.blocks, &findings) }
      return []
    } catch {
      findings.log.report(
        "wrong-condition", at: block.position, error.sentence, suggestion: error.suggestion)
      return []
    }
  }

  /// Footnotes stand in the chapter. Cmark takes a reference for one only where it sees a
  /// definition, so that those that the text refers to are defined again below it.
  private func definitions(for text: String) -> String {
    book.chapters[chapter].footnotes.keys.sorted().filter { text.contains("[^\($0)]") }
      .map { "\n\n[^\($0)]: x" }.joined()
  }
}
