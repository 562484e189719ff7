extension ResolvedBook {
  /// Whether any page shows a formula.
  package var hasFormulas: Bool {
    chapters.contains { chapter in
      (chapter.blocks + chapter.footnotes.joined()).withNested.contains(where: \.hasFormula)
    }
  }
}

extension PageBlock {
  fileprivate var hasFormula: Bool {
    switch self {
    case .equation: true
    case .heading(_, _, _, let inlines), .paragraph(let inlines):
      inlines.contains(where: \.hasFormula)
    case .table(let header, _, let rows):
      (header + rows.joined()).contains { $0.contains(where: \.hasFormula) }
    case .captioned(let caption, _): caption.text.contains(where: \.hasFormula)
    case .figure(let figure): figure.caption.contains(where: \.hasFormula)
    case .generatedTable(let table): table.caption.contains(where: \.hasFormula)
    default: false
    }
  }
}

extension PageInline {
  fileprivate var hasFormula: Bool {
    switch self {
    case .formula: true
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .link(_, _, let inner), .reference(_, _, let inner):
      inner.contains(where: \.hasFormula)
    default: false
    }
  }
}
