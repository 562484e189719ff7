/// How a text cites a work.
enum CitationStyle: String, Decodable, CaseIterable, Sendable {
  /// `[1]`, numbered in order of citation.
  case numbered
  /// `(Doe, 2024a)`, listed by authors and year.
  case authorYear = "author-year"
}
