import Foundation

/// A step within a graph, with its id, of its name and canonical parameters.
struct StepNode: Sendable {
  var step: any Step
  let name: String
  var title: String
  /// Of the block that asks for it first, itself or through what needs it: `Chapters/labels.md:34`.
  var place: String?
  /// JSON with sorted keys.
  let parameters: String
  /// Of name and parameters: 64 digits.
  let id: String
  /// Ids of the inputs, in the step's order; those that it can do without come last.
  var inputs: [String]
  /// Those of them that it can do without.
  var optional: Set<String> = []
  /// Sorted, each once.
  var files: [FileReference]

  /// Without its inputs: to write a step's parameters takes longer than all else here, so that it
  /// is done once for each.
  init(_ step: any Step) throws {
    self.step = step
    name = type(of: step).name
    title = step.title
    parameters = try Self.parameters(of: step)
    id = Digest(of: name + " " + parameters).hex
    inputs = []
    files = Array(Set(step.files)).sorted()
  }

  private static func parameters(of step: any Step) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(step), as: UTF8.self)
  }

  /// A function of the book's seed and of the step alone, so that adding a step changes no other.
  func seed(book: UInt64) -> UInt64 {
    let digest = Digest(of: "\(book) \(name) \(parameters)")
    return UInt64(digest.hex.prefix(16), radix: 16) ?? book
  }
}
