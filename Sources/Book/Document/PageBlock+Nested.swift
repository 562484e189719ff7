extension [PageBlock] {
  /// All blocks in order, including those within quotes, alerts and lists.
  package var withNested: [PageBlock] {
    flatMap { block -> [PageBlock] in
      switch block {
      case .quote(let inner), .alert(_, let inner): [block] + inner.withNested
      case .list(_, _, let items): [block] + items.flatMap(\.withNested)
      case .captioned(_, let inner): [block, inner]
      default: [block]
      }
    }
  }
}
