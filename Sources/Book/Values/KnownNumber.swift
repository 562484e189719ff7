/// A computed value that a typed number can be held against.
package struct KnownNumber {
  package var key: String
  package var value: Double
  /// The page without `.html`.
  package var slug: String

  /// The column's, or the value's own: what it counts, where it is a count.
  var name: String {
    let end = key.lastIndex(of: "]") ?? key.startIndex
    return key[end...].lastIndex(of: ".").map { String(key[key.index(after: $0)...]) } ?? key
  }

  /// `LABEL.name` rather than a cell of a table.
  var isNamed: Bool { !key.hasSuffix("]") && !key.contains("[") }

  package init(key: String, value: Double, slug: String) {
    self.key = key
    self.value = value
    self.slug = slug
  }
}
