import Book
import Mathematics

extension ChapterHTML {
  mutating func html(_ inlines: [PageInline]) -> [HTML] {
    var pieces: [HTML] = []
    for inline in inlines { pieces += html(inline) }
    return pieces
  }

  private mutating func html(_ inline: PageInline) -> [HTML] {
    switch inline {
    case .text(let text): return [.text(text)]
    case .emphasis(let inner): return [.element("em", [], html(inner))]
    case .strong(let inner): return [.element("strong", [], html(inner))]
    case .strikethrough(let inner): return [.element("del", [], html(inner))]
    case .code(let code): return [.element("code", [], [.text(code)])]
    case .raised(let text): return [.element("sup", [], [.text(text)])]
    case .lowered(let text): return [.element("sub", [], [.text(text)])]
    case .formula(let formula): return [HTML(formula.mathML)]
    case .checkbox(let isChecked):
      let state: [HTMLAttribute] = isChecked ? [.flag("checked")] : []
      let attributes: [HTMLAttribute] = [.init("type", "checkbox"), .flag("disabled")] + state
      return [.element("input", attributes + [.label(isChecked ? "done" : "open")], [])]
    case .softBreak: return ["\n"]
    case .lineBreak: return [.element("br", [], []), "\n"]
    case .link(let destination, let title, let inner):
      let title = title.map { [HTMLAttribute.title($0)] } ?? []
      return link([.href(.written(destination))] + title, inner)
    case .reference(let slug, let id, let inner):
      return link([.class("ref"), .href(address(slug: slug, id: id))], inner)
    case .citation(let works): return [citation(works)]
    case .footnote(let number): return [footnote(number)]
    case .value(let value): return [html(value)]
    case .problem(let problem): return [.element("mark", [.class("problem")], [.text(problem)])]
    }
  }

  private mutating func link(_ attributes: [HTMLAttribute], _ inner: [PageInline]) -> [HTML] {
    guard !isInLink else { return html(inner) }
    isInLink = true
    defer { isInLink = false }
    return [.element("a", attributes, html(inner))]
  }

  private func citation(_ works: [PageInline.CitedWork]) -> HTML {
    let entries = works.map { work in book.bibliography.first { $0.number == work.number } }
    let areNamed = entries.contains { $0?.label != nil }
    var content: [HTML] = [areNamed ? "(" : "["]
    for (index, (work, entry)) in zip(works, entries).enumerated() {
      if index > 0 { content.append("; ") }
      let label = HTML.text(entry?.label ?? "\(work.number)")
      if let entry, !isInLink {
        let attributes: [HTMLAttribute] = [
          .role("doc-biblioref"), .href(.anchor("ref:\(entry.key)")),
          .title(entry.text.plainText),
        ]
        content.append(.element("a", attributes, [label]))
      } else {
        content.append(label)
      }
      if let locator = work.locator { content.append(", \(locator)") }
    }
    return .element("span", [.class("citation")], content + [areNamed ? ")" : "]"])
  }

  private mutating func footnote(_ number: Int) -> HTML {
    let count = (footnoteReferences[number] ?? 0) + 1
    footnoteReferences[number] = count
    let id = anchor("fnref:\(number)") + (count > 1 ? "-\(count)" : "")
    guard !isInLink else { return .element("sup", [.id(id)], ["\(number)"]) }
    let attributes: [HTMLAttribute] = [
      .id(id), .role("doc-noteref"), .href(.anchor(anchor("fn:\(number)"))),
      .label("Footnote \(number)"),
    ]
    return .element("sup", [], [.element("a", attributes, ["\(number)"])])
  }

  /// The number with a link to its cell. On hover and focus it shows its meaning and provenance.
  private mutating func html(_ value: CitedValue) -> HTML {
    guard !isInLink else { return .text(value.text) }
    valueCount += 1
    let id = anchor("value:\(valueCount)")
    let link = HTML.element(
      "a",
      [.href(address(slug: value.slug, id: value.id)), .init("aria-describedby", id)],
      [.text(value.text)])
    let tip = HTML.element(
      "span", [.class("tip"), .role("tooltip"), .id(id)], Self.tip(of: value))
    let isCarried = value.provenance.carried != nil
    return .element("span", [.class(isCarried ? "value carried" : "value")], [link, tip])
  }

  private static func tip(of value: CitedValue) -> [HTML] {
    let lineBreak = HTML.element("br", [], [])
    var content: [HTML] = [.element("b", [], [.text(value.key)])]
    if !value.exact.isEmpty { content.append(" = \(value.exact)") }
    if value.provenance.carried != nil {
      content += [lineBreak, "carried over, not computed here"]
    }
    let steps = value.provenance.steps.filter { value.provenance.ends.contains($0.key) }
    for step in steps.prefix(mostFilesInTip) {
      content += [lineBreak, "step \(step.name) \(step.key.prefix(12))"]
    }
    if steps.count > mostFilesInTip {
      content += [lineBreak, "and \(steps.count - mostFilesInTip) more steps"]
    }
    let inputs = value.provenance.inputs
    for input in inputs.prefix(mostFilesInTip) {
      let digest = HTML.element("i", [], ["sha256 \(input.sha256.prefix(12))"])
      content += [lineBreak, "\(input.file) ", digest]
    }
    if inputs.count > mostFilesInTip {
      content += [lineBreak, "and \(inputs.count - mostFilesInTip) more files"]
    }
    return content
  }

  /// The table lists the other files.
  private static var mostFilesInTip: Int { 3 }
}
