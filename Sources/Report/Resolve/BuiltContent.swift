/// What a directive puts into the page, and where that comes from.
struct BuiltContent: Sendable {
  var content: Content
  var provenance: Provenance
}
