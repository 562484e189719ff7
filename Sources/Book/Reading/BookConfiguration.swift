import Foundation
import Markup
import Yams

/// `Chapters/book.yaml`: the book's title page, its settings, and its chapters in order.
package struct BookConfiguration: Decodable, Sendable {
  var title: String
  var subtitle: String?
  var authors: [ResolvedBook.Author]?
  /// Files beside `book.yaml`, in order.
  var chapters: [String]
  /// A file beside `book.yaml`: BibTeX, or CSL-JSON if its name ends with `.json`.
  var bibliography: String?
  /// How works are cited; nil for `numbered`.
  var citations: CitationStyle?
  /// The seed from which all randomness derives.
  var seed: UInt64?
  /// The name of the profile that applies; nil for none.
  package var profile: String?
  /// Values for `$name` in the options of all chapters.
  var parameters: [String: Parameter]?
  /// Profiles by name. Their values replace the book's parameters.
  var profiles: [String: [String: Parameter]]?
  var license: String?
  /// The day in ISO 8601; nil for that of SOURCE_DATE_EPOCH.
  var date: String?
  /// Where the book will be published.
  var url: String?
  /// Whether programs of the author see only what they declare; nil for true.
  package var confined: Bool?
  /// `a4` or `letter`; nil for `a4`.
  package var paper: String?
  /// Which results are kept with the book; nil for the defaults.
  package var frozen: FrozenOptions?
  /// What is done with small counts, extremes and rows of single patients; nil if the author has
  /// not said.
  package var smallCounts: SmallCounts?

  private enum CodingKeys: String, CodingKey {
    case title, subtitle, authors, chapters, bibliography, citations, seed, profile, parameters
    case profiles, license, date, url, paper, frozen, confined
    case smallCounts = "small_counts"
  }

  /// The book's parameters with those of the profile applied.
  var values: [String: Parameter] {
    let own = profile.flatMap { profiles?[$0] } ?? [:]
    return (parameters ?? [:]).merging(own) { $1 }
  }
}
