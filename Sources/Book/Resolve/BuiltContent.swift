/// A piece of content that a directive made, with its provenance.
package struct BuiltContent: Sendable {
  /// The figure, table, values or prose.
  package var content: Content
  /// The steps and files that it comes from.
  package var provenance: Provenance
  /// For tables: the keys of the steps that rows come from, by the rows' first key.
  package var rowEnds: [String: [String]] = [:]

  /// Content whose rows all come from the same steps.
  package init(content: Content, provenance: Provenance) {
    self.content = content
    self.provenance = provenance
  }
}
