import Engine
import Book

/// The trainings whose curves are shown: the published ones, or those that are made for the page.
protocol SubsetSource: Sendable {
  var steps: [any Step] { get }
  /// What an author calls some of the steps.
  var names: [(step: any Step, name: String)] { get }
  func content(from results: any Results) throws -> [Content]
}
