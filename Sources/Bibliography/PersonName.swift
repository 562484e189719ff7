/// A name in the four parts of BibTeX.
struct PersonName: Sendable, Hashable {
  var given = ""
  /// The particle: `van der`.
  var von = ""
  /// The family name, or the whole name of an institution.
  var family = ""
  /// The suffix: `Jr.`
  var suffix = ""

  /// Initials of the given names: `JP` for Jean-Paul.
  var initials: String {
    given.split { " -.\u{A0}\u{2010}\u{2011}".contains($0) }
      .compactMap { $0.first(where: \.isLetter)?.uppercased() }.joined()
  }

  /// The name within a text: `van der Berg`.
  var short: String { [von, family].filter { !$0.isEmpty }.joined(separator: " ") }

  /// The name in the style of medical journals: `de la Cruz JP Jr.`
  var inverted: String {
    [von, family, initials, suffix].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
