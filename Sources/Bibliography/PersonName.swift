/// A name in its four parts, as BibTeX divides it.
struct PersonName: Sendable, Hashable {
  var given = ""
  /// A particle: `van der`.
  var von = ""
  /// The whole name of an institution.
  var family = ""
  /// `Jr.`
  var suffix = ""

  /// First letters of the given names: `JP` of Jean-Paul.
  var initials: String {
    given.split { " -.\u{A0}\u{2010}\u{2011}".contains($0) }
      .compactMap { $0.first(where: \.isLetter)?.uppercased() }.joined()
  }

  /// As it stands in a text: `van der Berg`.
  var short: String { [von, family].filter { !$0.isEmpty }.joined(separator: " ") }

  /// As medical journals write it: `de la Cruz JP Jr.`
  var inverted: String {
    [von, family, initials, suffix].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
