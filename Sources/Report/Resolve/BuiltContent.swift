/// What a directive puts into the page, and where that comes from.
struct BuiltContent: Sendable {
  var content: Content
  var provenance: Provenance
  /// Of a table, by the first key of its rows: keys of the steps that these are made of.
  var rowEnds: [String: [String]] = [:]
}
