import Foundation

/// How works are listed and told apart where they are cited by authors and year.
public struct AuthorYearOrder: Sendable, Hashable {
  /// Keys by authors, year and title.
  public let keys: [String]
  /// By key, the letter behind the year that tells works of the same authors and year apart; none
  /// where the year is enough.
  public let letters: [String: String]

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

  /// Letters without regard to accents and case first, so that it is the same in every language.
  private static func order(_ reference: Reference) -> [String] {
    let plain = reference.parts.map(\.text).joined()
    return [reference.authors.folded, reference.year, plain.folded, reference.key]
  }

  /// `a`, ..., `z`, `aa`
  private static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return (index < 26 ? "" : letter(index / 26 - 1)) + last
  }
}

private extension String {
  /// Without marks, in lower case.
  var folded: String {
    String(
      String.UnicodeScalarView(
        decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
          .filter { $0.properties.generalCategory != .nonspacingMark }))
  }
}
