/// Reads the inlines of one block, with roles, citations and their places in the source.
struct InlineReader {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isTooDeep = false
  private var cursor: SourceCursor
  /// Labels of footnotes by cmark's numbers.
  private let footnotes: [String]

  init(_ cursor: SourceCursor, footnotes: [String]) {
    self.cursor = cursor
    self.footnotes = footnotes
  }

  /// The children of a node; `depth` is that of the node.
  mutating func inlines(of node: MarkdownNode, depth: Int) -> [Inline] {
    guard depth < ChapterParser.deepestNesting else {
      isTooDeep = true
      let text = node.plainText
      return text.isEmpty ? [] : [.text(text)]
    }
    var result: [Inline] = []
    // Text in cmark's pieces, with line feeds for soft breaks, since citations may span lines.
    var run = ""
    for child in node.children {
      switch child.type {
      case "text": run += child.literal
      case "softbreak": run += "\n"
      case "code":
        if let name = Self.roleName(endOf: run) {
          flush(&run, to: &result, without: name.utf8.count + 2)
          if let role = role(name, content: child.literal) {
            result.append(role)
            continue
          }
          run = "{\(name)}"
        }
        flush(&run, to: &result)
        reportForeignCode(child.literal)
        cursor.moveThroughCode()
        result.append(.code(child.literal))
      default:
        flush(&run, to: &result)
        result.append(contentsOf: inline(child, depth: depth))
      }
    }
    flush(&run, to: &result)
    return result
  }

  /// The place of the cursor.
  mutating func position() -> SourcePosition { cursor.position() }
}

private extension InlineReader {
  mutating func inline(_ node: MarkdownNode, depth: Int) -> [Inline] {
    switch node.type {
    case "emph": return [.emphasis(inlines(of: node, depth: depth + 1))]
    case "strong": return [.strong(inlines(of: node, depth: depth + 1))]
    case "strikethrough": return [.strikethrough(inlines(of: node, depth: depth + 1))]
    case "linebreak":
      cursor.moveToNextLine()
      return [.lineBreak]
    case "link": return [link(node, depth: depth)]
    case "image":
      cursor.move(to: "![")
      let position = cursor.position()
      cursor.move(past: "![")
      _ = inlines(of: node, depth: depth + 1)
      cursor.moveThroughLinkEnd()
      return [
        .image(source: node.url, alt: node.plainText, title: node.title, position)
      ]
    case "footnote_reference":
      cursor.move(to: "[^")
      let position = cursor.position()
      cursor.move(past: "]")
      guard let number = Int(node.literal), footnotes.indices.contains(number - 1) else {
        return [.text("[^\(node.literal)]")]
      }
      return [.footnote(label: footnotes[number - 1], position)]
    case "formula": return [formula(node.literal)]
    case "html_inline":
      cursor.move(to: "<")
      let position = cursor.position()
      cursor.move(past: ">")
      // A remark of the author's.
      if node.literal.hasPrefix("<!--") { return [] }
      return [.html(node.literal, position)]
    default: return inlines(of: node, depth: depth + 1)
    }
  }

  mutating func formula(_ literal: String) -> Inline {
    let dollars = literal.hasPrefix("$$") ? 2 : 1
    cursor.moveToFormula(dollars)
    let position = cursor.position()
    cursor.moveThroughFormula(dollars)
    return .formula(
      String(literal.dropFirst(dollars).dropLast(dollars)), isDisplay: dollars == 2, position)
  }

  mutating func link(_ node: MarkdownNode, depth: Int) -> Inline {
    let text = node.plainText
    let destination = node.url
    let isAutomatic =
      destination == text || destination == "mailto:" + text || destination == "http://" + text
    var explicit = cursor
    explicit.move(to: "[")
    var automatic = cursor
    if isAutomatic, automatic.move(to: text),
      automatic.offset <= explicit.offset
        || explicit.byte
          != UInt8(ascii: "[")
    {
      cursor = automatic
      let position = cursor.position()
      cursor.move(past: text)
      return .link(destination: destination, title: node.title, [.text(text)], position)
    }
    cursor = explicit
    let position = cursor.position()
    cursor.move(past: "[")
    let children = inlines(of: node, depth: depth + 1)
    cursor.moveThroughLinkEnd()
    return .link(destination: destination, title: node.title, children, position)
  }

  /// The role at the cursor's next `{name}`; nil if it is escaped.
  mutating func role(_ name: String, content: String) -> Inline? {
    var ahead = cursor
    ahead.move(to: "{\(name)}`")
    guard !ahead.isEscaped else { return nil }
    cursor = ahead
    let position = cursor.position()
    cursor.moveThroughCode()
    return .role(name: name, content: content, position)
  }

  /// The name in `... {name}`.
  static func roleName(endOf text: String) -> String? {
    guard text.last == "}", let brace = text.lastIndex(of: "{") else { return nil }
    let name = text[text.index(after: brace)...].dropLast()
    guard DirectiveBlock.isName(name) else { return nil }
    return String(name)
  }

  /// Appends the text and soft breaks and citations of the run, without its last `dropped` bytes.
  mutating func flush(_ run: inout String, to result: inout [Inline], without dropped: Int = 0) {
    var rest = Substring(run.utf8.dropLast(dropped))
    run = ""
    while let bracket = rest.firstIndex(of: "[") {
      let before = rest[..<bracket]
      append(before, to: &result)
      rest = rest[bracket...]
      guard let (content, end) = Self.brackets(rest) else {
        reportUnclosedCitation(rest)
        reportForeignBracket(rest, after: before.last)
        append("[", to: &result)
        rest.removeFirst()
        continue
      }
      if let items = items(content, written: rest[..<end]) {
        cursor.move(to: "[@")
        result.append(.citation(items, cursor.position()))
        cursor.move(past: "]")
      } else {
        append(rest[..<end], to: &result)
      }
      rest = rest[end...]
    }
    append(rest, to: &result)
  }

  /// The content of brackets that begin with `[@` or `[^`, and the index after them.
  static func brackets(_ text: Substring) -> (content: Substring, end: Substring.Index)? {
    let inner = text.dropFirst()
    guard inner.first == "@" || inner.first == "^",
      let end = inner.firstIndex(where: { $0 == "]" || $0 == "[" }), inner[end] == "]"
    else { return nil }
    return (inner[..<end], inner.index(after: end))
  }

  /// The works of a citation. Reports text that looks like a citation or footnote but is neither.
  mutating func items(_ content: Substring, written: Substring) -> [CitationItem]? {
    var ahead = cursor
    guard ahead.move(to: String(written.prefix(2))), !ahead.isEscaped else { return nil }
    if content.first == "@" {
      if let items = CitationItem.list(content) { return items }
      let text = written.split(whereSeparator: \.isNewline).joined(separator: " ")
      diagnostics.append(
        Diagnostic(
          .error, "malformed-citation", at: ahead.position(), "`\(text)` is not a citation.",
          suggestion: "write `[@key]` or `[@key; @other, p. 3]`"))
    } else if content.count > 1, !content.contains(where: \.isWhitespace) {
      diagnostics.append(
        Diagnostic(
          .error, "undefined-footnote", at: ahead.position(),
          "The footnote `\(content.dropFirst())` is not defined.",
          suggestion: "add a line `[\(content)]: ...`"))
    }
    return nil
  }

  /// Reports `[@key` without a closing bracket in the same text.
  mutating func reportUnclosedCitation(_ text: Substring) {
    guard text.hasPrefix("[@"), text.dropFirst(2).first?.isLetter == true else { return }
    var ahead = cursor
    guard ahead.move(to: "[@"), !ahead.isEscaped else { return }
    let key = text.prefix { !$0.isWhitespace && !",;".contains($0) }
    diagnostics.append(
      Diagnostic(
        .error, "malformed-citation", at: ahead.position(), "`\(key)` is not a citation.",
        suggestion: "end it with `]`; no other marks may stand in it"))
  }

  /// Reports roles such as `{val}` that no code span follows, so that they appear as text.
  mutating func reportEmptyRoles(_ text: Substring) {
    for role in Inline.roles.map({ "{\($0)}" }) {
      var ahead = cursor
      for _ in text.ranges(of: role) {
        ahead.move(to: role)
        if !ahead.isEscaped {
          diagnostics.append(
            Diagnostic(
              .error, "malformed-role", at: ahead.position(),
              "`\(role)` is not followed by what it is of",
              suggestion: "write it right before a code span, \(role)`...`"))
        }
        ahead.move(past: role)
      }
    }
  }

  /// Reports what other programs would read and this one prints.
  mutating func reportNeighbourSyntax(_ line: Substring, isStart: Bool, isFirst: Bool) {
    var ahead = cursor
    for found in NeighbourSyntax.all(in: line, isStart: isStart, isFirst: isFirst) {
      guard ahead.move(to: found.text) else { continue }
      if !ahead.isEscaped { diagnostics.append(Diagnostic(found, at: ahead.position())) }
      ahead.move(past: found.text)
    }
  }

  /// Reports code that Quarto would run within a line.
  mutating func reportForeignCode(_ code: String) {
    guard let match = code.prefixMatch(of: /\{(python|r|julia)\}\s/) else { return }
    var ahead = cursor
    guard ahead.move(to: "`") else { return }
    let found = NeighbourSyntax(
      text: String(match.0.dropLast()), code: "foreign-code",
      suggestion: "let a block ```{run} write the number, and cite it by {val}`label.name`")
    diagnostics.append(Diagnostic(found, at: ahead.position()))
  }

  /// Reports pandoc's notes, `^[text]`, and links whose address is not defined, `[text][name]`.
  mutating func reportForeignBracket(_ text: Substring, after before: Character?) {
    guard before == "^" || before == "]", let end = text.firstIndex(of: "]") else { return }
    let content = text[..<end].dropFirst()
    let isNote = before == "^"
    guard isNote || !content.isEmpty && !content.contains(where: \.isWhitespace) else { return }
    var ahead = cursor
    guard ahead.move(to: "["), !ahead.isEscaped else { return }
    let found =
      isNote
      ? NeighbourSyntax(
        text: "^[", code: "foreign-note",
        suggestion: "write `[^1]` here, and below `[^1]: \(content)`")
      : NeighbourSyntax(
        text: "[\(content)]", code: "foreign-link",
        suggestion: "add a line `[\(content)]: address`, or write `\\[`")
    diagnostics.append(Diagnostic(found, at: ahead.position()))
  }

  /// Reports `$$` in text: a formula that begins and does not end prints itself.
  mutating func reportUnclosedFormula(_ text: Substring) {
    guard text.contains("$$") else { return }
    var ahead = cursor
    guard ahead.move(to: "$$"), !ahead.isEscaped else { return }
    diagnostics.append(
      Diagnostic(
        .error, "unclosed-formula", at: ahead.position(), "The formula is not closed.",
        suggestion: "end it with `$$` before the next empty line, or write `\\$` for the sign"))
  }

  /// Appends text, with line feeds as soft breaks.
  mutating func append(_ text: Substring, to result: inout [Inline]) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        cursor.moveToNextLine()
        result.append(.softBreak)
      }
      guard !line.isEmpty else { continue }
      reportEmptyRoles(line)
      reportUnclosedFormula(line)
      reportNeighbourSyntax(
        line, isStart: result.isEmpty || result.last == .softBreak, isFirst: result.isEmpty)
      appendScripts(line, to: &result)
    }
  }

  /// Appends a line of text with its superscripts and subscripts.
  mutating func appendScripts(_ line: Substring, to result: inout [Inline]) {
    var rest = line
    var start = line.startIndex
    while let mark = ScriptMark(in: line, from: start) {
      start = mark.range.upperBound
      var ahead = cursor
      ahead.move(pastText: String(rest[..<mark.range.lowerBound]))
      guard ahead.isAt(mark.written) else { continue }
      guard !mark.isDoubtful else {
        let found = NeighbourSyntax(
          text: mark.written, code: "foreign-script",
          suggestion: "write a formula, `$^{\(mark.text)}$`, or `\\\(mark.written.prefix(1))` "
            + "for the sign")
        diagnostics.append(Diagnostic(found, at: ahead.position()))
        continue
      }
      appendText(rest[..<mark.range.lowerBound], to: &result)
      cursor.move(past: mark.written)
      result.append(mark.isRaised ? .raised(mark.text) : .lowered(mark.text))
      rest = line[mark.range.upperBound...]
    }
    appendText(rest, to: &result)
  }

  mutating func appendText(_ text: Substring, to result: inout [Inline]) {
    guard !text.isEmpty else { return }
    cursor.move(pastText: String(text))
    if case .text(let before) = result.last {
      result[result.count - 1] = .text(before + text.withDashes)
    } else {
      result.append(.text(text.withDashes))
    }
  }
}

extension Diagnostic {
  init(_ found: NeighbourSyntax, at position: SourcePosition) {
    self.init(
      .warning, found.code, at: position, "`\(found.text)` is printed as it stands",
      suggestion: found.suggestion)
  }
}
