extension [Inline] {
  /// Removes `{#id}` from the end of a heading and returns the id.
  mutating func takeHeadingID() -> String? {
    guard case .text(let text) = last else { return nil }
    let trimmed = Substring(text).trimmed
    guard trimmed.last == "}", let opening = trimmed.lastIndex(of: "{") else { return nil }
    let content = trimmed[trimmed.index(after: opening)...].dropLast()
    guard content.first == "#", content.count > 1,
      content.dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || "-_:.".contains($0) })
    else { return nil }
    removeLast()
    var rest = trimmed[..<opening]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    // White space at the beginning belongs to the preceding text.
    let indent = text.prefix { $0.isWhitespace }
    if !rest.isEmpty { append(.text("\(indent)\(rest)")) }
    return String(content.dropFirst())
  }
}

extension [Block] {
  /// Replaces the `[x]` or `[ ]` at the beginning of a list item by a check box.
  mutating func markTask() {
    guard case .paragraph(var inlines, let position) = first, case .text(let text) = inlines.first
    else { return }
    for (mark, isChecked) in [("[x] ", true), ("[X] ", true), ("[ ] ", false)]
    where text.hasPrefix(mark) {
      inlines[0] = .text(String(text.dropFirst(3)))
      self[0] = .paragraph([.checkbox(isChecked: isChecked)] + inlines, position)
    }
  }

  /// Removes GitHub's `[!NOTE]` line from the first paragraph of a quote and returns `note`.
  mutating func takeAlertKind() -> String? {
    guard case .paragraph(var inlines, let position) = first, case .text(let text) = inlines.first
    else { return nil }
    let mark = Substring(text).trimmed
    guard mark.hasPrefix("[!"), mark.hasSuffix("]"), mark.count > 3,
      mark.dropFirst(2).dropLast().allSatisfy(\.isLetter)
    else { return nil }
    inlines.removeFirst()
    if let next = inlines.first {
      guard next == .softBreak || next == .lineBreak else { return nil }
      inlines.removeFirst()
    }
    if inlines.isEmpty {
      removeFirst()
    } else {
      self[0] = .paragraph(inlines, SourcePosition(file: position.file, line: position.line + 1))
    }
    return mark.dropFirst(2).dropLast().lowercased()
  }
}

extension [Block] {
  /// All blocks in order, those within quotes, alerts and lists too.
  public var withNested: [Block] {
    flatMap { block -> [Block] in
      switch block {
      case .quote(let inner, _), .alert(_, let inner, _): [block] + inner.withNested
      case .list(_, _, let items, _): [block] + items.flatMap(\.withNested)
      case .captioned(let inner, _, _, _): [block, inner]
      default: [block]
      }
    }
  }
}
