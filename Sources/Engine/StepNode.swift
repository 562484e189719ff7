import Foundation

/// A step within a graph, with its identity: name and canonical parameters.
struct StepNode: Sendable {
  var step: any Step
  let name: String
  var title: String
  /// JSON with sorted keys.
  let parameters: String
  /// Name and parameters.
  let identity: String
  /// Of the identity: 64 digits.
  let id: String
  /// Identities of the inputs, in the step's order; those that it can do without come last.
  var inputs: [String]
  /// Those of them that it can do without.
  var optional: Set<String> = []
  /// Sorted, each once.
  var files: [FileReference]

  /// Without its inputs: to write a step's parameters takes longer than all else here, so that it is done once for each.
  init(_ step: any Step) throws {
    self.step = step
    name = type(of: step).name
    title = step.title
    parameters = try Self.parameters(of: step)
    identity = name + " " + parameters
    id = Digest(of: identity).hex
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
    let digest = Digest(of: "\(book) \(identity)")
    return UInt64(digest.hex.prefix(16), radix: 16) ?? book
  }
}
