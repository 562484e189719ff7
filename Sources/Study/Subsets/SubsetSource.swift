import Book
import Engine

/// The trainings whose curves are shown: the published ones, or those that run for the page.
protocol SubsetSource: Sendable {
  var steps: [any Step] { get }
  /// Names that the author gives to some of the steps.
  var names: [(step: any Step, name: String)] { get }
  func content(from results: any Results) throws -> [Content]
}
