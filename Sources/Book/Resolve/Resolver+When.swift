import Markup

extension Resolver {
  /// `{when} KEY < KEY`: shows its body only if the comparison holds.
  mutating func when(_ block: DirectiveBlock) -> [PageBlock] {
    // Empty lines before the body, so that positions in it are those of the file.
    let text = String(repeating: "\n", count: max(0, block.bodyLine - 1)) + block.body
    let parsed = ChapterParser.parse(text, file: block.position.file)
    add(parsed.diagnostics)
    if let nested = BookReader.directiveBlocks(parsed.chapter.blocks).first {
      report(
        "nested-directive", at: nested.position, "`\(nested.name)` cannot stand in a `when` block",
        suggestion: "put it before the block")
      return []
    }
    do throws(ValueError) {
      let condition = try Condition(block.label ?? "")
      // The page says already what was not built or failed, and why.
      let known = condition.keys.filter {
        !isPending($0, block.position) && values.reason($0) == nil && !values.isFailed($0)
      }
      if known.count == condition.keys.count, try condition.holds(in: values) {
        return resolve(parsed.chapter.blocks)
      }
      // What is not shown now may be with other numbers.
      if isChecking { lookOver(hidden: parsed.chapter.blocks) }
      return []
    } catch {
      report("wrong-condition", at: block.position, error.sentence, suggestion: error.suggestion)
      return []
    }
  }
}
