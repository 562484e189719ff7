import Book
import Engine

/// What a gallery shows: published masks, published rankings, or the images of a cohort.
protocol GallerySource: Sendable {
  var steps: [any Step] { get }
  /// Names that the author gives to some of the steps.
  var names: [(step: any Step, name: String)] { get }
  /// What is wrong with the options, judged by the outputs at hand.
  func refusals(from results: any Results) -> [(option: String, sentence: String)]
  func content(from results: any Results) throws -> [Content]
}

extension GallerySource {
  var names: [(step: any Step, name: String)] { [] }
  func refusals(from results: any Results) -> [(option: String, sentence: String)] { [] }
}
