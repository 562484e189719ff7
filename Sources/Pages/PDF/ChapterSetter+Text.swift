import Book
import Figures
import Foundation

extension ChapterSetter {
  /// A heading with its number in the narrow column. It stays with the text that follows.
  mutating func heading(
    _ level: Int, _ number: String?, _ id: String, _ title: [PageInline], _ frame: SettingFrame
  ) -> [FlowItem] {
    let name = PDFPlaces.name(chapter.slug, id)
    if level <= 1 { return chapterHeading(number, name, title) }
    let (style, leading, before) = PDFStyle.heading(level)
    var frame = frame
    frame.style = style
    frame.leading = leading
    let text = typesetter.set(inlines.runs(title, style), width: frame.width)
    var items = lines(text, frame).flatMap { [$0, FlowItem.keep] }
    if let number, frame.x == column.x {
      var quiet = style
      quiet.bold = false
      quiet.color = PDFStyle.quiet
      items = labelled(items, typesetter.set(number, quiet), x: left, frame)
    }
    return [.barrier(pageHeight * 0.14), .space(before)] + named(items, [name])
      + [.space(3), .keep]
  }

  private mutating func chapterHeading(_ number: String?, _ name: String, _ title: [PageInline])
    -> [FlowItem]
  {
    var frame = column
    frame.style = TextStyle(.sans, 25, bold: true)
    frame.leading = 30
    let text = typesetter.set(inlines.runs(title, frame.style), width: frame.width)
    var items = lines(text, frame).flatMap { [$0, FlowItem.keep] }
    if let number {
      let style = TextStyle(.sans, 25, color: PDFStyle.quiet)
      items = labelled(items, typesetter.set(number, style), x: left, frame)
    }
    let (x, width) = (left, PDFStyle.width)
    let rule = PageBox(height: 2) { page, y in
      page.fill(Rectangle(x: x, y: y, width: width, height: 1.2), PDFStyle.accent)
    }
    let whole = PDFPlaces.name(chapter.slug, "")
    return [.box(rule), .keep, .space(10), .keep]
      + named(items, name == whole ? [name] : [whole, name]) + [.space(16), .keep]
  }

  /// Code on a background; lines that are too long are broken.
  mutating func code(_ text: String, _ frame: SettingFrame) -> [FlowItem] {
    var inner = frame.indented(9)
    inner.width -= 9
    inner.style = PDFStyle.code
    inner.leading = PDFStyle.codeLeading
    inner.decorations.append(decoration(x: frame.x, width: frame.width, PDFStyle.soft))
    // Pango has no tab stops in broken lines, so use four spaces.
    var code = text.replacing("\t", with: "    ")
    while code.hasSuffix("\n") { code.removeLast() }
    // Prefer slightly smaller type to broken lines.
    let longest = typesetter.set(code, inner.style).width
    inner.style.size *= min(1, max(0.82, inner.width / max(1, longest + 0.5)))
    let padding = FlowItem.box(PageBox(height: 6, decorations: inner.decorations))
    return [.space(frame.gap * 1.4, frame.decorations), padding, .keep]
      + lines(typesetter.set(code, inner.style, width: inner.width), inner)
      + [.keep, padding, .space(frame.gap * 1.4, frame.decorations)]
  }

  mutating func quote(_ blocks: [PageBlock], _ frame: SettingFrame) -> [FlowItem] {
    var inner = frame.indented(14)
    inner.style.color = PDFStyle.quiet
    inner.decorations.append(decoration(x: frame.x, width: 2, PDFStyle.line))
    return [.space(frame.gap * 1.4, frame.decorations)] + trimmed(items(blocks, inner))
      + [.space(frame.gap * 1.4, frame.decorations)]
  }

  mutating func alert(_ kind: String, _ blocks: [PageBlock], _ frame: SettingFrame) -> [FlowItem] {
    let color: Color =
      switch kind.lowercased() {
      case "warning", "caution": .vermilion
      case "important": .purple
      case "tip": .green
      default: PDFStyle.accent
      }
    var inner = frame.indented(13)
    inner.width -= 10
    inner.style.size -= 0.5
    inner.leading -= 0.8
    inner.decorations.append(decoration(x: frame.x, width: frame.width, PDFStyle.soft))
    inner.decorations.append(decoration(x: frame.x, width: 3, color))
    var label = inner
    label.style = TextStyle(.sans, 9.5, bold: true, color: color)
    let padding = FlowItem.box(PageBox(height: 6, decorations: inner.decorations))
    return [.space(frame.gap * 1.6, frame.decorations), padding, .keep]
      + lines(typesetter.set(kind.capitalized, label.style), label) + [.keep]
      + trimmed(items(blocks, inner))
      + [.keep, padding, .space(frame.gap * 1.6, frame.decorations)]
  }

  /// What the page says at its head.
  mutating func pageNote(_ note: PageNote) -> [FlowItem] {
    var inner = column.indented(13)
    inner.style = PDFStyle.caption
    inner.style.color = PDFStyle.quiet
    inner.leading = PDFStyle.captionLeading
    let color: Color = note.kind == .missing ? .vermilion : PDFStyle.line
    inner.decorations.append(decoration(x: column.x, width: 3, color))
    let text = typesetter.set(inlines.runs(note.text, inner.style), width: inner.width)
    return lines(text, inner) + [.space(column.gap * 1.6)]
  }

  mutating func notBuilt(
    _ id: String, _ name: String, _ reason: String, _ place: String, _ frame: SettingFrame
  ) -> [FlowItem] {
    var inner = frame.indented(13)
    inner.width -= 10
    inner.style = PDFStyle.caption
    inner.leading = PDFStyle.captionLeading
    inner.decorations.append(decoration(x: frame.x, width: frame.width, PDFStyle.soft))
    inner.decorations.append(decoration(x: frame.x, width: 3, .vermilion))
    var bold = inner.style
    bold.bold = true
    var mono = PDFStyle.code
    mono.size = 7.8
    let runs = [
      TextRun("Not built: ", bold), TextRun(name, mono), TextRun(" \(id) (", inner.style),
      TextRun(place, mono), TextRun("): \(reason)", inner.style),
    ]
    let padding = FlowItem.box(PageBox(height: 6, decorations: inner.decorations))
    let text = [padding, .keep] + lines(typesetter.set(runs, width: inner.width), inner)
    return [.space(frame.gap * 1.6)] + named(text, [PDFPlaces.name(chapter.slug, id)])
      + [.keep, padding, .space(frame.gap * 1.6)]
  }

  mutating func list(_ start: Int?, tight: Bool, _ blocks: [[PageBlock]], _ frame: SettingFrame)
    -> [FlowItem]
  {
    var items: [FlowItem] = [.space(frame.gap, frame.decorations)]
    let widest = start.map { typesetter.set("\($0 + blocks.count - 1).", frame.style).width }
    let inner = frame.indented(max(15, (widest ?? 0) + 6))
    for (index, item) in blocks.enumerated() {
      let label = typesetter.set(start.map { "\($0 + index)." } ?? "•", frame.style)
      var set = trimmed(self.items(item, inner))
      if !set.contains(where: { if case .box = $0 { true } else { false } }) {
        set = [.box(PageBox(height: frame.leading, decorations: frame.decorations))]
      }
      let x = start == nil ? frame.x + 3 : inner.x - 6 - label.width
      items += labelled(set, label, x: x, frame)
      items.append(.space(tight ? frame.gap * 0.35 : frame.gap, frame.decorations))
    }
    return items + [.space(frame.gap, frame.decorations)]
  }

  /// The chapter's footnotes, set at its end.
  mutating func notes() -> [FlowItem] {
    guard !chapter.footnotes.isEmpty else { return [] }
    var frame = column
    frame.style = PDFStyle.small
    frame.leading = PDFStyle.smallLeading
    let x = column.x
    let rule = PageBox(height: 1) { page, y in
      page.rule(x: x, y: y, width: 90, thickness: 0.5, PDFStyle.line)
    }
    var items: [FlowItem] = [.space(24), .box(rule), .keep, .space(6)]
    for (index, note) in chapter.footnotes.enumerated() {
      let number = index + 1
      let back = LinkTarget.destination(PDFPlaces.name(chapter.slug, "fnref:\(number)"))
      var style = frame.style
      style.color = PDFStyle.link
      let isCited = inlines.notes.contains(number)
      let label = typesetter.set([TextRun("\(number)", style, link: isCited ? back : nil)])
      let set = labelled(trimmed(self.items(note, frame.indented(15))), label, x: x, frame)
      items += named(set, [PDFPlaces.name(chapter.slug, "fn:\(number)")]) + [.space(4)]
    }
    return items
  }

  /// The items without spaces at either end.
  func trimmed(_ items: [FlowItem]) -> [FlowItem] {
    func isSpace(_ item: FlowItem) -> Bool { if case .space = item { true } else { false } }
    var items = items[...]
    while let first = items.first, isSpace(first) { items.removeFirst() }
    while let last = items.last, isSpace(last) { items.removeLast() }
    return Array(items)
  }
}
