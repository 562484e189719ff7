/// A computed value to compare typed numbers with.
package struct KnownNumber {
  /// The key in citations: `agreement[EDV].bias`.
  package var key: String
  /// The number with all digits.
  package var value: Double
  /// The page, without `.html`.
  package var slug: String

  /// The name of the column or of the value, which says what a count counts.
  var name: String {
    let end = key.lastIndex(of: "]") ?? key.startIndex
    return key[end...].lastIndex(of: ".").map { String(key[key.index(after: $0)...]) } ?? key
  }

  /// Whether the number is how its own row is called: the 24 of `measured.series[24].patient`.
  func isName(_ number: String) -> Bool {
    guard let open = key.firstIndex(of: "["), let close = key.lastIndex(of: "]") else {
      return false
    }
    return key[open..<close].split { !$0.isNumber }.contains { $0 == number }
  }

  /// Whether it is a `LABEL.name` rather than a cell of a table.
  var isNamed: Bool { !key.hasSuffix("]") && !key.contains("[") }

  /// `slug`: the page, without `.html`.
  package init(key: String, value: Double, slug: String) {
    self.key = key
    self.value = value
    self.slug = slug
  }
}
