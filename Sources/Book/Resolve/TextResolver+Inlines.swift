import Bibliography
import Markup

extension TextResolver {
  /// Resolves Markdown from a block's options or contents.
  func inlines(
    _ markdown: String, at position: SourcePosition, _ findings: inout TextFindings
  ) -> [PageInline] {
    let parsed = ChapterParser.inlines(
      markdown, at: position, footnotes: book.chapters[chapter].footnotes.keys.sorted())
    findings.log.add(parsed.diagnostics)
    return resolve(parsed.inlines, &findings)
  }

  /// Resolves an alternative text, which is plain except for `{val}` roles.
  func plain(
    _ text: String, at position: SourcePosition, _ findings: inout TextFindings
  ) -> String {
    var shown = ""
    var rest = text[...]
    while let role = rest.firstMatch(of: /\{val\}`([^`]+)`/) {
      shown += rest[..<role.range.lowerBound]
      shown += [value(String(role.1), position, &findings)].plainText
      rest = rest[role.range.upperBound...]
    }
    return shown + rest
  }

  func resolve(_ inlines: [Inline], _ findings: inout TextFindings) -> [PageInline] {
    inlines.map { resolve($0, &findings) }
  }

  private func resolve(_ inline: Inline, _ findings: inout TextFindings) -> PageInline {
    switch inline {
    case .text(let text): return .text(text.keepingPerCent)
    case .emphasis(let inner): return .emphasis(resolve(inner, &findings))
    case .strong(let inner): return .strong(resolve(inner, &findings))
    case .strikethrough(let inner): return .strikethrough(resolve(inner, &findings))
    case .code(let text): return .code(text)
    case .raised(let text): return .raised(text)
    case .lowered(let text): return .lowered(text)
    case .formula(let source, let isDisplay, let position):
      guard let formula = formula(source, isDisplay: isDisplay, position, &findings) else {
        return .problem(source)
      }
      return .formula(formula)
    case .checkbox(let isChecked): return .checkbox(isChecked: isChecked)
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .html(let text, let position):
      reportHTML(at: position, &findings)
      return .text(text)
    case .image(let source, let alt, _, let position):
      return image(source, alt, position, &findings)
    case .link(let destination, let title, let inner, let position):
      return link(destination, title, inner, position, &findings)
    case .citation(let items, let position): return cite(items, position, &findings)
    case .footnote(let label, let position): return footnote(label, position, &findings)
    case .role(let name, let content, let position):
      return role(name, content, position, &findings)
    }
  }

  private func role(
    _ name: String, _ content: String, _ position: SourcePosition, _ findings: inout TextFindings
  ) -> PageInline {
    switch name {
    case "val": return value(content, position, &findings)
    case "numref", "ref", "eq": return reference(content, position, &findings)
    case "sup": return .raised(content)
    case "sub": return .lowered(content)
    case "math":
      return formula(content, isDisplay: false, position, &findings).map { .formula($0) }
        ?? .problem(content)
    case "cite", "cite:p", "cite:t":
      let items = content.split { $0 == ";" || $0 == "," }.map {
        CitationItem(key: String($0).trimmed)
      }
      return cite(items, position, &findings)
    default:
      findings.log.report(
        "unknown-role", at: position, "there is no role `\(name)`",
        suggestion: NeighbourNames.role(name)
          ?? Spelling.suggestion(for: name, among: Inline.roles))
      return .problem("{\(name)}`\(content)`")
    }
  }

  private func cite(
    _ items: [CitationItem], _ position: SourcePosition, _ findings: inout TextFindings
  ) -> PageInline {
    var works: [PageInline.CitedWork] = []
    for item in items {
      guard let bibliography = book.bibliography, bibliography.keys.contains(item.key) else {
        findings.log.report(
          "unknown-citation", at: position, "the bibliography has no entry `\(item.key)`",
          suggestion: Spelling.suggestion(
            for: item.key, among: book.bibliography?.keys.sorted() ?? []))
        continue
      }
      if !findings.cited.contains(item.key) {
        reportUnknownCommands(of: item.key, in: bibliography, citedAt: position, &findings)
      }
      works.append(.init(number: findings.number(ofWork: item.key), locator: item.locator))
    }
    return works.isEmpty ? .problem("citation") : .citation(works)
  }

  /// Reports commands that would be lost in the reference of a cited work. Uncited entries may
  /// contain anything.
  private func reportUnknownCommands(
    of key: String, in bibliography: Bibliography, citedAt position: SourcePosition,
    _ findings: inout TextFindings
  ) {
    for command in bibliography.unknownCommands(in: key) {
      let place = bibliography.position(of: key).map { " (\($0.file):\($0.line))" } ?? ""
      findings.log.report(
        "unknown-latex", at: position,
        "the entry `\(key)`\(place) has the LaTeX command `\\\(command)`, which is not known",
        suggestion: "write the character itself")
    }
  }

  private func footnote(
    _ label: String, _ position: SourcePosition, _ findings: inout TextFindings
  ) -> PageInline {
    guard book.chapters[chapter].footnotes[label] != nil else {
      findings.log.report(
        "undefined-footnote", at: position, "there is no footnote `\(label)`",
        suggestion: "write `[^\(label)]: ...` in this chapter")
      return .problem("[^\(label)]")
    }
    return .footnote(number: findings.number(ofFootnote: label, in: chapter))
  }
}
