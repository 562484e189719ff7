import Engine
import Markup

/// Blocks made by directives.
extension TextResolver {
  func generated(_ block: DirectiveBlock, _ findings: inout TextFindings) -> [PageBlock] {
    guard
      let decoded = book.directives.first(where: {
        $0.chapter == chapter && $0.block.position == block.position
      })
    else { return [] }
    if case .notBuilt(let failure)? = numbered.outcomes[decoded.label] {
      // The head of the page says it once for all of them.
      if failure.reason == .dataMissing { return [.anchor(id: decoded.label)] }
      return [
        .notBuilt(
          id: decoded.label, name: block.name, reason: failure.sentence, place: decoded.place)
      ]
    }
    guard let built = numbered.numbering.blocks[decoded.label] else {
      return captions(of: decoded, &findings)
    }
    var blocks: [PageBlock] = [.anchor(id: decoded.label)]
    for content in built.contents {
      findings.note(content.provenance?.carried, in: chapter)
      blocks += shown(content, of: decoded, drawn: built.drawnParts, &findings)
    }
    let unshown = built.unshownTables.map { $0.pageTable() }
    return unshown.isEmpty ? blocks : blocks + [.citedRows(label: decoded.label, unshown)]
  }

  /// Resolves captions and alternative texts of a block that is not built, since the values that
  /// they cite may be available.
  private func captions(
    of decoded: DecodedDirective, _ findings: inout TextFindings
  ) -> [PageBlock] {
    let (presentation, block) = (decoded.presentation, decoded.block)
    var captions: [PageBlock] = []
    if let caption = presentation.caption {
      captions.append(.paragraph(inlines(caption, at: block.position(of: "caption"), &findings)))
    }
    for (part, caption) in (presentation.captions ?? [:]).sorted(by: { $0.key < $1.key }) {
      let position = block.position(of: "captions", part: part)
      captions.append(.paragraph(inlines(caption, at: position, &findings)))
    }
    var alts = presentation.alt.map { [($0, block.position(of: "alt"))] } ?? []
    for (part, alt) in (presentation.alts ?? [:]).sorted(by: { $0.key < $1.key }) {
      alts.append((alt, block.position(of: "alts", part: part)))
    }
    for (alt, position) in alts {
      if alt.trimmed.isEmpty { reportMissingAlt(decoded.label, at: position, &findings) }
      _ = plain(alt, at: position, &findings)
    }
    return captions
  }

  private func reportMissingAlt(
    _ id: String, at position: SourcePosition, _ findings: inout TextFindings
  ) {
    findings.log.report(
      "missing-alt", at: position, "\(id) has no alt text",
      suggestion: "say in `alt:` what is seen", severity: .warning)
  }

  /// `drawn`: the parts that have a figure; nil stands for the main one.
  private func shown(
    _ content: NumberedContent, of decoded: DecodedDirective, drawn: Set<String?>,
    _ findings: inout TextFindings
  ) -> [PageBlock] {
    let (presentation, block) = (decoded.presentation, decoded.block)
    func place(_ option: String, _ part: String?) -> SourcePosition {
      part.map { block.position(of: option + "s", part: $0) } ?? block.position(of: option)
    }
    switch content {
    case .figure(var figure, let part, let caption):
      let own = part.map { presentation.captions?[$0] } ?? presentation.caption
      figure.caption = inlines(own ?? caption, at: place("caption", part), &findings)
      figure.alt = plain(figure.alt, at: place("alt", part), &findings)
      if figure.alt.trimmed.isEmpty { reportMissingAlt(figure.id, at: block.position, &findings) }
      return [.figure(figure)]
    case .table(let table):
      guard table.number != nil else { return [] }
      let part = table.content.part
      let own = presentation.tableCaption(part, drawn: drawn)
      let name = part.map { $0 + "-table" } ?? "table"
      let isOwn = presentation.captions?[name] != nil
      let caption = inlines(
        own ?? table.content.caption, at: place("caption", isOwn ? name : part), &findings)
      return [.generatedTable(table.pageTable(caption: caption))]
    case .prose(let text): return [.paragraph(inlines(text, at: block.position, &findings))]
    case .remark(let text):
      findings.log.report("incomplete-data", at: block.position, text, severity: .warning)
      return [.paragraph(inlines(text, at: block.position, &findings))]
    case .values, .missing: return []
    }
  }
}
