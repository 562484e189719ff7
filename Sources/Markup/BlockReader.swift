/// Reads cmark's blocks, and recognizes directives, alerts, heading ids and footnotes among them.
struct BlockReader {
  private(set) var diagnostics: [Diagnostic] = []
  /// Footnote definitions by label.
  private(set) var footnotes: [String: [Block]] = [:]
  private let source: SourceText
  private let tree: MarkdownTree
  /// Labels of footnotes in the order of cmark's numbers.
  private var footnoteLabels: [String] = []
  private var isTooDeep = false
  /// Lines of code and HTML, which contain no footnotes.
  private var literalLines: Set<Int> = []

  /// Footnotes that are defined below a heading (``MarkdownTree/init(heading:footnotes:)``).
  private let defined: [String]

  init(source: SourceText, tree: MarkdownTree, footnotes: [String] = []) {
    self.source = source
    self.tree = tree
    defined = footnotes
  }

  mutating func read() -> [Block] {
    guard let root = MarkdownNode(tree.root) else { return [] }
    let definitions = root.children.filter { $0.type == "footnote_definition" }
    footnoteLabels = definitions.map(label)
    let blocks = blocks(of: root, depth: 0)
    reportFootnotes()
    for (label, definition) in zip(footnoteLabels, definitions) {
      footnotes[label] = self.blocks(of: definition, depth: 1)
    }
    return blocks
  }

  /// The inlines of a tree that consists of one heading.
  mutating func readHeading() -> [Inline] {
    let children = MarkdownNode(tree.root)?.children ?? []
    guard let heading = children.first else { return [] }
    footnoteLabels = children.dropFirst().map { node in
      let place = (node.startLine - 3) / 2
      return defined.indices.contains(place) ? defined[place] : ""
    }
    let lines = 1...source.lineStarts.count
    return inlines(of: heading, lines: lines, depth: 0)
  }
}

extension BlockReader {
  /// Labels of footnotes that are defined and to which only options of blocks, such as captions,
  /// refer.
  func footnotesOfOptions(_ blocks: [Block]) -> [String] {
    let options = Self.options(blocks).filter { $0.contains("[^") }
    guard !options.isEmpty else { return [] }
    let defined = (1...source.lineStarts.count).compactMap { line in
      literalLines.contains(line) ? nil : definedLabel(line)
    }
    return Set(defined).subtracting(footnoteLabels).filter { label in
      options.contains { $0.contains("[^\(label)]") }
    }.sorted()
  }

  private static func options(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .directive(let block): [block.body]
      case .quote(let blocks, _), .alert(_, let blocks, _): options(blocks)
      case .list(_, _, let items, _): items.flatMap(options)
      default: []
      }
    }
  }

  /// The label of the footnote that a line defines; nil if it defines none.
  private func definedLabel(_ line: Int) -> String? {
    let bytes = source.line(line).drop { $0 == .space }
    guard bytes.starts(with: Array("[^".utf8)) else { return nil }
    let text = Substring(decoding: bytes, as: UTF8.self)
    guard let end = text.firstIndex(of: "]"), text[end...].hasPrefix("]:") else { return nil }
    let label = String(text[..<end].dropFirst(2))
    return label.isEmpty || label.contains(where: \.isWhitespace) ? nil : label
  }
}

private extension BlockReader {
  mutating func blocks(of node: MarkdownNode, depth: Int) -> [Block] {
    guard depth < ChapterParser.deepestNesting else {
      reportDepth(at: source.position(line: node.startLine))
      let text = node.plainText
      return [.paragraph([.text(text)], position(of: node))]
    }
    var result: [Block] = []
    // Lines after the last are not the author's (``ChapterParser/parse(_:file:)``).
    for child in node.children
    where child.type != "footnote_definition" && child.startLine <= source.lineStarts.count {
      if let block = block(child, depth: depth + 1) { result.append(block) }
    }
    let blocks = result.withCaptions()
    blocks.forEach { reportForeign($0) }
    return blocks
  }

  /// Reports a definition list, and a label that belongs to nothing.
  mutating func reportForeign(_ block: Block) {
    guard case .paragraph(let inlines, let position) = block else { return }
    if case .text(let text)? = inlines.first, text.hasPrefix(": ") {
      diagnostics.append(Diagnostic(.definition, at: position))
    }
    var rest = inlines
    if let label = rest.takeHeadingID() {
      let found = NeighbourSyntax(
        text: "{#\(label)}", code: "foreign-label",
        suggestion: "write it behind a heading, an image or a caption")
      diagnostics.append(Diagnostic(found, at: position))
    }
  }

  mutating func block(_ node: MarkdownNode, depth: Int) -> Block? {
    let position = position(of: node)
    switch node.type {
    case "heading":
      var inlines = inlines(of: node, depth: depth)
      let id = inlines.takeHeadingID()
      return .heading(level: node.headingLevel, id: id, inlines, position)
    case "paragraph":
      let inlines = inlines(of: node, depth: depth)
      return inlines.formulaAlone ?? .paragraph(inlines, position)
    case "code_block":
      literalLines.formUnion(node.startLine...max(node.startLine, node.endLine))
      return code(node, position)
    case "block_quote":
      var blocks = blocks(of: node, depth: depth)
      guard let kind = blocks.takeAlertKind() else { return .quote(blocks, position) }
      guard ["note", "tip", "important", "warning", "caution"].contains(kind) else {
        let known = "known are `NOTE`, `TIP`, `IMPORTANT`, `WARNING` and `CAUTION`"
        diagnostics.append(
          Diagnostic(
            .error, "unknown-alert", at: position,
            "`[!\(kind.uppercased())]` is not a kind of alert.", suggestion: known))
        return .quote(blocks, position)
      }
      return .alert(kind: kind, blocks, position)
    case "list":
      var items: [[Block]] = []
      for item in node.children {
        var blocks = blocks(of: item, depth: depth + 1)
        blocks.markTask()
        items.append(blocks)
      }
      return .list(start: node.listStart, tight: node.isTight, items: items, position)
    case "table":
      var rows: [[[Inline]]] = []
      for row in node.children {
        var cells: [[Inline]] = []
        let cursor = SourceCursor(source, firstLine: row.startLine, lastLine: row.startLine)
        var reader = InlineReader(cursor, footnotes: footnoteLabels)
        for cell in row.children { cells.append(reader.inlines(of: cell, depth: depth)) }
        finish(reader)
        rows.append(cells)
      }
      guard let header = rows.first else { return nil }
      return .table(
        header: header, alignments: node.alignments, rows: Array(rows.dropFirst()), position)
    case "html_block":
      literalLines.formUnion(node.startLine...max(node.startLine, node.endLine))
      return node.isRemark ? nil : .html(node.literal, position)
    case "thematic_break":
      let line = source.text(ofLine: node.startLine)
      if line.wholeMatch(of: /\s*-{2,}( +-{2,})+\s*/) != nil {
        diagnostics.append(Diagnostic(.table(Substring(line).trimmed), at: position))
      }
      return .thematicBreak(position)
    default:
      let text = node.plainText
      return text.isEmpty ? nil : .paragraph([.text(text)], position)
    }
  }

  mutating func code(_ node: MarkdownNode, _ position: SourcePosition) -> Block {
    let info = node.fenceInfo
    guard let fence = node.fence, info.hasPrefix("{") else {
      if let fence = node.fence, !source.closes(fence, line: node.endLine, after: node.startLine) {
        diagnostics.append(
          Diagnostic(
            .warning, "unclosed-code", at: position, "The block of code is not closed.",
            suggestion: "end it with the line \(fence.text)"))
      }
      let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init)
      return .code(language: language, node.literal, position)
    }
    guard let (name, label) = DirectiveBlock.heading(info) else {
      diagnostics.append(
        Diagnostic(
          .error, "malformed-directive", at: position,
          "`\(info)` does not name a directive.",
          suggestion: "write the name in braces, then the label: `{name} label`"))
      return .code(language: nil, node.literal, position)
    }
    if !source.closes(fence, line: node.endLine, after: node.startLine) {
      diagnostics.append(
        Diagnostic(
          .error, "unclosed-directive", at: position,
          "The directive `\(name)` is not closed.",
          suggestion: "end it with the line \(fence.text)"))
    }
    return .directive(
      DirectiveBlock(
        name: name, label: label, body: DirectiveBlock.options(node.literal),
        bodyLine: position.line + 1, position: position))
  }

  mutating func inlines(
    of node: MarkdownNode, lines: ClosedRange<Int>? = nil, depth: Int
  ) -> [Inline] {
    let first = lines?.lowerBound ?? node.startLine
    let last = lines?.upperBound ?? max(node.endLine, node.startLine)
    var reader = InlineReader(
      SourceCursor(source, firstLine: first, lastLine: last), footnotes: footnoteLabels)
    let result = reader.inlines(of: node, depth: depth)
    finish(reader)
    return result
  }

  /// Reports definitions that cmark drops: those that nothing refers to, and repeated ones.
  mutating func reportFootnotes() {
    var seen: Set<String> = []
    for line in 1...source.lineStarts.count where !literalLines.contains(line) {
      guard let label = definedLabel(line) else { continue }
      if !seen.insert(label).inserted {
        diagnostics.append(
          Diagnostic(
            .error, "duplicate-footnote", at: source.position(line: line),
            "The footnote `\(label)` is defined twice."))
      } else if !footnoteLabels.contains(label) {
        diagnostics.append(
          Diagnostic(
            .warning, "unused-footnote", at: source.position(line: line),
            "Nothing refers to the footnote `\(label)`.", suggestion: "write `[^\(label)]`"))
      }
    }
  }

  mutating func finish(_ reader: InlineReader) {
    diagnostics += reader.diagnostics
    var reader = reader
    if reader.isTooDeep { reportDepth(at: reader.position()) }
  }

  mutating func reportDepth(at position: SourcePosition) {
    guard !isTooDeep else { return }
    isTooDeep = true
    diagnostics.append(
      Diagnostic(
        .error, "too-deep", at: position,
        "The text is nested more than \(ChapterParser.deepestNesting) deep; what is deeper is "
          + "shown as its text."))
  }

  func position(of node: MarkdownNode) -> SourcePosition {
    source.position(line: node.startLine, byteColumn: node.startColumn)
  }

  /// The label of a definition, from its line, since cmark does not keep it.
  func label(of definition: MarkdownNode) -> String {
    let line = source.text(ofLine: definition.startLine)
    guard let opening = line.firstRange(of: "[^"),
      let end = line[opening.upperBound...].firstIndex(of: "]")
    else { return "" }
    return String(line[opening.upperBound..<end])
  }
}
