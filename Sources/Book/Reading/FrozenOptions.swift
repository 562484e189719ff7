/// `frozen` in `book.yaml`: which results are kept with the book, and how much of them.
package struct FrozenOptions: Decodable, Sendable {
  /// Labels of blocks whose images, masks and rows of single patients are kept too.
  package var include: [String]?
  /// The data sets whose results are kept; nil for all.
  package var data: [String]?
  /// The most that all of them may take, in MB; nil for 5.
  package var limit: Double?
}

/// `small_counts` in `book.yaml`: what is done with numbers that tell of very few people.
package enum SmallCounts: String, Decodable, Sendable { case allow, suppress }
