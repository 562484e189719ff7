import Engine

extension ValueIndex {
  /// The second pass: every number of the numbered blocks, and what is missing.
  init(of book: Book, _ outcomes: [String: DirectiveOutcome], _ numbering: Numbering) {
    self.init()
    for decoded in book.directives {
      let label = decoded.label
      if case .notBuilt(let failure)? = outcomes[label] {
        add(missing: label, failure)
      }
      guard let block = numbering.blocks[label] else { continue }
      for content in block.contents {
        switch content {
        case .table(let table): add(table.entry(slug: block.slug), path: table.path)
        case .values(let values, let provenance):
          for value in values {
            let single = Single(
              value: value, slug: block.slug, anchor: label, provenance: provenance)
            add(single, path: "\(label).\(value.name)")
          }
        case .missing(let names): add(failures: names, of: label)
        case .figure, .prose, .remark: break
        }
      }
    }
  }
}
