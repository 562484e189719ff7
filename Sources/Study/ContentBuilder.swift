import Book
import Engine

/// What a directive shows for one kind of source: the steps that it needs, and what it makes of their outputs. A directive whose options name
/// published tables or images of one's own picks one of several.
protocol ContentBuilder: Sendable {
  var steps: [any Step] { get }
  /// As ``Directive/names``.
  var names: [(step: any Step, name: String)] { get }
  /// As ``Directive/refusals(from:)``.
  func refusals(from results: any Results) -> [(option: String, sentence: String)]
  func content(from results: any Results) throws -> [Content]
}

extension ContentBuilder {
  var names: [(step: any Step, name: String)] { [] }
  func refusals(from results: any Results) -> [(option: String, sentence: String)] { [] }
}
