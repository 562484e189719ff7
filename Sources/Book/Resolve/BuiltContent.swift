/// What a directive puts into the page, and where that comes from.
package struct BuiltContent: Sendable {
  package var content: Content
  package var provenance: Provenance
  /// For a table, by the first key of its rows: the keys of the steps that these rows come from.
  package var rowEnds: [String: [String]] = [:]

  package init(content: Content, provenance: Provenance) {
    self.content = content
    self.provenance = provenance
  }
}
