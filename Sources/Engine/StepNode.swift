import Foundation

/// A step within a graph, with an id made from its name and canonical parameters.
struct StepNode: Sendable {
  var step: any Step
  let name: String
  private let seedName: String
  var title: String
  /// Where the block stands that asks for it first, directly or indirectly:
  /// `Chapters/labels.md:34`.
  var place: String?
  /// The parameters as JSON with sorted keys.
  let parameters: String
  /// Digest of name and parameters: 64 hexadecimal digits.
  let id: String
  /// Ids of the inputs in the step's order, the optional ones last.
  var inputs: [String]
  /// Ids of the optional inputs.
  var optional: Set<String> = []
  /// The files in sorted order, each once.
  var files: [FileReference]

  /// Makes a node without inputs. Encoding the parameters is slow, so it is done once per step.
  init(_ step: any Step) throws {
    self.step = step
    name = type(of: step).name
    seedName = type(of: step).seedName
    title = step.title
    parameters = try Self.parameters(of: step)
    id = Self.id(name: name, parameters: parameters)
    inputs = []
    files = Array(Set(step.files)).sorted()
  }

  /// The id of a step of this type with these parameters.
  static func id(name: String, parameters: String) -> String {
    Digest(of: name + " " + parameters).hex
  }

  private static func parameters(of step: any Step) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(step), as: UTF8.self)
  }

  /// The seed depends on the book's seed and on the step alone, so that adding a step changes no
  /// other.
  func seed(book: UInt64) -> UInt64 {
    let digest = Digest(of: "\(book) \(seedName) \(parameters)")
    return UInt64(digest.hex.prefix(16), radix: 16) ?? book
  }
}
