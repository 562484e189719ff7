import Engine
import Learning

/// What a network is before its training; its head is drawn anew where the classes differ.
enum NetworkStart: Codable, Hashable, Sendable {
  /// Weights drawn from the seed.
  case random
  indirect case network(LearnedNetwork)
  /// Weights that somebody gave: safetensors, or the index of a TensorFlow checkpoint.
  case file(FileReference)

  var inputs: [any Step] {
    if case .network(let network) = self { [network] } else { [] }
  }
  var files: [FileReference] {
    if case .file(let file) = self { [file] } else { [] }
  }

  /// A few words.
  var title: String {
    switch self {
    case .random: "random weights"
    case .network(let network): network.title
    case .file(let file): file.path
    }
  }

  /// nil for random weights.
  func model(_ context: StepContext) throws -> Model? {
    switch self {
    case .random: nil
    case .network(let network): try context.output(of: network).model
    case .file(let file):
      try Model(unpacking: WeightFile(opening: context.location(of: file)).weights())
    }
  }
}
