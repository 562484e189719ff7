import Engine
import Labels
import Learning
import StudyTerms

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

  /// nil for random weights. `expected`: what a file holds that does not say so itself.
  func model(_ context: StepContext, as expected: Architecture? = nil) throws -> Model? {
    switch self {
    case .random: nil
    case .network(let network): try context.output(of: network).model
    case .file(let file): try Model(file, context, as: expected)
    }
  }

  /// The weights to begin with, nil for random ones. Throws where they are those of another network; its last layer may tell
  /// other classes apart.
  func weights(for architecture: Architecture, _ context: StepContext) throws -> Model? {
    guard let model = try model(context, as: architecture) else { return nil }
    if let difference = architecture.difference(to: model.architecture) {
      let name = if case .file(let file) = self { "\(file)" } else { "the \(title)" }
      throw StudyError(
        "\(name) is another network than the one that begins with it: \(difference); make both alike"
      )
    }
    return model
  }
}
