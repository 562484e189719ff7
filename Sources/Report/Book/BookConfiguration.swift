import Foundation

/// `Chapters/book.yaml`: what the book is and which chapters it has, in order.
struct BookConfiguration: Decodable, Sendable {
  var title: String
  var subtitle: String?
  var authors: [ResolvedBook.Author]?
  /// Files beside book.yaml, in order.
  var chapters: [String]
  /// A BibTeX file beside book.yaml.
  var bibliography: String?
  /// What all randomness derives from.
  var seed: UInt64?
  var profile: String?
  var license: String?
  /// ISO 8601 day; SOURCE_DATE_EPOCH where nil.
  var date: String?
  /// Where the book will be published.
  var url: String?
  /// `a4` (the default) or `letter`.
  var paper: String?
}
