import Foundation
import Markup
import Yams

/// `Chapters/book.yaml`: what the book is and which chapters it has, in order.
package struct BookConfiguration: Decodable, Sendable {
  var title: String
  var subtitle: String?
  var authors: [ResolvedBook.Author]?
  /// Files beside book.yaml, in order.
  var chapters: [String]
  /// A file beside book.yaml: BibTeX, or CSL-JSON where its name ends with `.json`.
  var bibliography: String?
  /// How works are cited; `numbered` where nothing is said.
  var citations: CitationStyle?
  /// What all randomness derives from.
  var seed: UInt64?
  /// Which of the profiles counts.
  package var profile: String?
  /// Usable as `$name` in the options of all chapters.
  var parameters: [String: Parameter]?
  /// By name: values of parameters that take the place of the book's.
  var profiles: [String: [String: Parameter]]?
  var license: String?
  /// ISO 8601 day; SOURCE_DATE_EPOCH where nil.
  var date: String?
  /// Where the book will be published.
  var url: String?
  /// `a4` (the default) or `letter`.
  package var paper: String?

  /// The book's parameters, as the profile has them.
  var values: [String: Parameter] {
    let own = profile.flatMap { profiles?[$0] } ?? [:]
    return (parameters ?? [:]).merging(own) { $1 }
  }
}
