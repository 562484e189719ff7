import Book
import Engine

/// What a directive shows for one kind of source: the steps that it needs, and what it makes of their
/// outputs. A directive picks one of several by its options, such as published tables or own images.
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
