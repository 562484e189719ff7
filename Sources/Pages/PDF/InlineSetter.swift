import Book
import Escaping
import Figures
import Foundation

/// Turns inlines of a chapter into runs of text.
struct InlineSetter {
  let places: PDFPlaces
  /// Where the book is published, for links to its other files.
  let url: String?
  /// The slug of the chapter, for its footnotes.
  let slug: String
  /// Footnotes referred to so far. A note links back to its first reference.
  private(set) var notes: Set<Int> = []

  init(places: PDFPlaces, url: String?, slug: String) {
    self.places = places
    self.url = url
    self.slug = slug
  }

  mutating func runs(_ inlines: [PageInline], _ style: TextStyle, link: LinkTarget? = nil)
    -> [TextRun]
  {
    var result: [TextRun] = []
    var followsValue = false
    for inline in inlines {
      if followsValue, case .text(let text) = inline, let unit = Self.unit(text) {
        var whole = style
        whole.breaks = false
        result.append(TextRun(unit, whole, link: link))
        result.append(TextRun(String(text.dropFirst(unit.count)), style, link: link))
      } else {
        result += runs(inline, style, link)
      }
      followsValue = if case .value = inline { true } else { false }
    }
    return result
  }

  /// The space and unit at the beginning of a text after a number, which stay in its line.
  private static func unit(_ text: String) -> String? {
    guard let space = text.first, " \u{A0}".contains(space) else { return nil }
    let word = text.dropFirst().prefix { $0.isLetter || $0 == "%" }
    let units = ["%", "ml", "mm", "cm", "ms", "pp", "T"]
    return units.contains(String(word)) ? "\(space)\(word)" : nil
  }

  private mutating func runs(_ inline: PageInline, _ style: TextStyle, _ link: LinkTarget?)
    -> [TextRun]
  {
    var style = style
    switch inline {
    case .text(let text): return [TextRun(text, style, link: link)]
    case .emphasis(let inner):
      style.italic.toggle()
      return runs(inner, style, link: link)
    case .strong(let inner):
      style.bold = true
      return runs(inner, style, link: link)
    case .strikethrough(let inner):
      style.strikethrough = true
      return runs(inner, style, link: link)
    case .code(let text):
      style.typeface = .mono
      style.size *= 0.86
      style.bold = false
      style.italic = false
      return [TextRun(text, style, link: link)]
    case .raised(let text): return [TextRun(text, style.superscript, link: link)]
    case .lowered(let text): return [TextRun(text, style.lowered, link: link)]
    case .formula(let formula): return [TextRun(formula, style)]
    // The fonts have no checkboxes.
    case .checkbox: return [TextRun([inline].plainText, style, link: link)]
    case .softBreak: return [TextRun(" ", style, link: link)]
    case .lineBreak: return [TextRun("\u{2028}", style, link: link)]
    case .link(let destination, _, let inner):
      guard let target = address(destination) else { return runs(inner, style, link: link) }
      style.color = PDFStyle.link
      return runs(inner, style, link: target)
    case .reference(let slug, let id, let inner):
      guard let target = places.target(slug, id) else { return runs(inner, style, link: link) }
      style.color = PDFStyle.link
      // Short references such as “Figure 3” are not broken.
      if inner.plainText.count < 16 { style.breaks = false }
      return runs(inner, style, link: target)
    case .citation(let works): return citation(works, style)
    case .footnote(let number): return [footnote(number, style)]
    case .value(let value):
      if value.text.count < 16 { style.breaks = false }
      return [TextRun(value.text, style, link: places.target(value.slug, value.id))]
    case .problem(let text):
      style.background = PDFStyle.problem
      return [TextRun(text, style, link: link)]
    }
  }

  private func citation(_ works: [PageInline.CitedWork], _ style: TextStyle) -> [TextRun] {
    var number = style
    number.color = PDFStyle.link
    let areNamed = works.contains { places.label(ofWork: $0.number) != nil }
    var runs = [TextRun(areNamed ? "(" : "[", style)]
    for (index, work) in works.enumerated() {
      if index > 0 { runs.append(TextRun("; ", style)) }
      let label = places.label(ofWork: work.number) ?? "\(work.number)"
      runs.append(TextRun(label, number, link: places.work(work.number)))
      if let locator = work.locator { runs.append(TextRun(", \(locator)", style)) }
    }
    return runs + [TextRun(areNamed ? ")" : "]", style)]
  }

  private mutating func footnote(_ number: Int, _ style: TextStyle) -> TextRun {
    var raised = style.superscript
    raised.color = PDFStyle.link
    let isFirst = notes.insert(number).inserted
    return TextRun(
      "\(number)", raised, link: places.target(slug, "fn:\(number)"),
      destination: isFirst ? PDFPlaces.name(slug, "fnref:\(number)") : nil)
  }

  /// An address that readers of the file can open. Links to files beside the pages lead to the
  /// published book.
  private func address(_ destination: String) -> LinkTarget? {
    let safe = destination.safeAddress
    if safe.lowercased().hasPrefix("doi:") {
      return .address("https://doi.org/" + safe.dropFirst(4))
    }
    if safe.hasPrefix("http:") || safe.hasPrefix("https:") || safe.hasPrefix("mailto:") {
      return .address(safe)
    }
    guard let url, !safe.hasPrefix("#"), !safe.contains(":") else { return nil }
    return .address(url + (url.hasSuffix("/") ? "" : "/") + safe)
  }
}
