extension [Block] {
  /// The blocks with captions taken to the tables and images that they follow, as pandoc has them:
  /// `: Scanners {#tab-scanners}`. An image by itself in a paragraph is a block.
  func withCaptions() -> [Block] {
    reduce(into: []) { result, block in
      guard case .paragraph(var inlines, let position) = block else {
        result.append(block.withCaptionInLastRow)
        return
      }
      let place = result.index(before: result.endIndex)
      if let last = result.last, inlines.takeCaptionMark() {
        switch last {
        case .table(_, _, _, let position):
          let label = inlines.takeHeadingID()
          result[place] = .captioned(last, caption: inlines, label: label, position)
          return
        case .image(let source, let alt, _, let label, let position):
          let own = inlines.takeHeadingID()
          result[place] = .image(
            source: source, alt: alt, caption: inlines, label: own ?? label, position)
          return
        default: break
        }
      }
      result.append(inlines.image(at: position) ?? block)
    }
  }
}

extension Block {
  /// A caption right below a table is a row for cmark, with nothing but its first cell.
  fileprivate var withCaptionInLastRow: Block {
    guard case .table(let header, let alignments, var rows, let position) = self,
      var caption = rows.last?.first, rows.last?.dropFirst().allSatisfy(\.isEmpty) == true,
      caption.takeCaptionMark()
    else { return self }
    rows.removeLast()
    let label = caption.takeHeadingID()
    let table = Block.table(header: header, alignments: alignments, rows: rows, position)
    return .captioned(table, caption: caption, label: label, position)
  }
}

extension [Inline] {
  /// Removes the `: ` or `Table: ` that a caption begins with. Returns whether there was one.
  fileprivate mutating func takeCaptionMark() -> Bool {
    guard case .text(let text)? = first else { return false }
    for mark in [": ", "Table: ", "Figure: "] where text.hasPrefix(mark) {
      self[0] = .text(String(text.dropFirst(mark.count)))
      return true
    }
    return false
  }

  /// The image that these inlines consist of, perhaps with its label: `![alt](a.png){#fig-a}`. Its
  /// title is its caption or, without one, its alternative text.
  fileprivate func image(at position: SourcePosition) -> Block? {
    guard case .image(let source, let alt, let title, _)? = first, count <= 2 else { return nil }
    var label: String?
    if case .text(let text)? = dropFirst().first {
      guard let attributes = text.wholeMatch(of: /\s*\{([^{}]*)\}\s*/) else { return nil }
      label = attributes.1.firstMatch(of: /#([\w.:\-]+)/).map { String($0.1) }
    } else if count == 2 {
      return nil
    }
    return .image(
      source: source, alt: alt, caption: [.text(title ?? alt)], label: label, position)
  }
}
