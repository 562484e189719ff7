import Book
import StudyTerms

extension DataPath? {
  /// The folder that an author names, or the published one.
  var kaggle: KaggleSource { map { KaggleSource(folder: $0.reference) } ?? .published }
}
