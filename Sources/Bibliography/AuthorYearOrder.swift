import Foundation

/// The order of works cited by authors and year, and the letters that distinguish them.
public struct AuthorYearOrder: Sendable, Hashable {
  /// Citation keys, sorted by authors, year and title.
  public let keys: [String]
  /// The letter after the year, by key. Only works that share authors and year have one.
  public let letters: [String: String]

  /// Sorts the works and gives letters to those that share authors and year.
  public init(_ references: [Reference]) {
    let sorted = references.sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
    keys = sorted.map(\.key)
    var letters: [String: String] = [:]
    let groups = Dictionary(grouping: sorted) { [$0.authors, $0.year] }
    for group in groups.values where group.count > 1 {
      for (index, reference) in group.enumerated() { letters[reference.key] = Self.letter(index) }
    }
    self.letters = letters
  }

  /// The text that works are sorted by. Letters are compared without accents and case first, so
  /// that the order is the same in every language.
  private static func order(_ reference: Reference) -> [String] {
    let plain = reference.parts.map(\.text).joined()
    return [reference.authors.folded, reference.year, plain.folded, reference.key]
  }

  /// The letter of an index: `a`, ..., `z`, `aa`.
  private static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return (index < 26 ? "" : letter(index / 26 - 1)) + last
  }
}

private extension String {
  /// The text without diacritics, in lower case.
  var folded: String {
    String(
      String.UnicodeScalarView(
        decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
          .filter { $0.properties.generalCategory != .nonspacingMark }))
  }
}
