import Book

extension HTMLWriter {
  mutating func write(_ inlines: [PageInline]) { for inline in inlines { write(inline) } }

  private mutating func write(_ inline: PageInline) {
    switch inline {
    case .text(let plain): text += plain.html
    case .emphasis(let inner): element("em", inner)
    case .strong(let inner): element("strong", inner)
    case .strikethrough(let inner): element("del", inner)
    case .code(let code): text += "<code>\(code.html)</code>"
    case .checkbox(let isChecked):
      text += "<input type=\"checkbox\" disabled\(isChecked ? " checked" : "")"
      text += " aria-label=\"\(isChecked ? "done" : "open")\">"
    case .softBreak: text += "\n"
    case .lineBreak: text += "<br>\n"
    case .link(let destination, let title, let inner):
      let title = title.map { " title=\"\($0.html)\"" } ?? ""
      link("href=\"\(destination.safeAddress.html)\"\(title)", inner)
    case .reference(let slug, let id, let inner):
      link("class=\"ref\" href=\"\(link(slug: slug, id: id))\"", inner)
    case .citation(let works): citation(works)
    case .footnote(let number): footnote(number)
    case .value(let value): write(value)
    case .problem(let problem): text += "<mark class=\"problem\">\(problem.html)</mark>"
    }
  }

  private mutating func element(_ name: String, _ inner: [PageInline]) {
    text += "<\(name)>"
    write(inner)
    text += "</\(name)>"
  }

  private mutating func link(_ attributes: String, _ inner: [PageInline]) {
    guard !isInLink else { return write(inner) }
    isInLink = true
    text += "<a \(attributes)>"
    write(inner)
    text += "</a>"
    isInLink = false
  }

  private mutating func citation(_ works: [PageInline.CitedWork]) {
    text += "<span class=\"citation\">["
    for (index, work) in works.enumerated() {
      if index > 0 { text += "; " }
      let entry = book.bibliography.first { $0.number == work.number }
      if let entry, !isInLink {
        text += "<a role=\"doc-biblioref\" href=\"#\("ref:\(entry.key)".html)\""
        text += " title=\"\(entry.text.plainText.html)\">\(work.number)</a>"
      } else {
        text += "\(work.number)"
      }
      if let locator = work.locator { text += ", \(locator.html)" }
    }
    text += "]</span>"
  }

  private mutating func footnote(_ number: Int) {
    let count = (footnoteReferences[number] ?? 0) + 1
    footnoteReferences[number] = count
    let id = anchor("fnref:\(number)") + (count > 1 ? "-\(count)" : "")
    guard !isInLink else {
      text += "<sup id=\"\(id)\">\(number)</sup>"
      return
    }
    text += "<sup><a id=\"\(id)\" role=\"doc-noteref\" href=\"#\(anchor("fn:\(number)"))\""
    text += " aria-label=\"Footnote \(number)\">\(number)</a></sup>"
  }

  /// The number, linked to its cell; what it is and where it comes from on hover and focus.
  private mutating func write(_ value: CitedValue) {
    guard !isInLink else {
      text += value.text.html
      return
    }
    valueCount += 1
    let id = anchor("value:\(valueCount)")
    text += "<span class=\"value\"><a href=\"\(link(slug: value.slug, id: value.id))\""
    text += " aria-describedby=\"\(id)\">\(value.text.html)</a>"
    text += "<span class=\"tip\" role=\"tooltip\" id=\"\(id)\"><b>\(value.key.html)</b>"
    if !value.exact.isEmpty { text += " = \(value.exact.html)" }
    let steps = value.provenance.steps.filter { value.provenance.ends.contains($0.key) }
    for step in steps.prefix(Self.mostFilesInTip) {
      text += "<br>step \(step.name.html) \(step.key.prefix(12).html)"
    }
    if steps.count > Self.mostFilesInTip {
      text += "<br>and \(steps.count - Self.mostFilesInTip) more steps"
    }
    let inputs = value.provenance.inputs
    for input in inputs.prefix(Self.mostFilesInTip) {
      text += "<br>\(input.file.html) <i>sha256 \(input.sha256.prefix(12).html)</i>"
    }
    if inputs.count > Self.mostFilesInTip {
      text += "<br>and \(inputs.count - Self.mostFilesInTip) more files"
    }
    text += "</span></span>"
  }

  /// The others stand below the table.
  private static var mostFilesInTip: Int { 3 }
}
