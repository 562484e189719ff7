import Engine
import Labels
import Learning
import StudyTerms

/// The weights that a training starts with. The head is drawn anew if the number of classes
/// differs.
package enum NetworkStart: Codable, Hashable, Sendable {
  /// Weights drawn from the seed.
  case random
  indirect case network(TrainedNetwork)
  /// Weights from a file: safetensors, or the index of a TensorFlow checkpoint.
  case file(FileReference)

  /// The training that the weights come from, if there is one.
  package var inputs: [any Step] {
    if case .network(let network) = self { [network] } else { [] }
  }
  /// The file of weights, if there is one.
  package var files: [FileReference] {
    if case .file(let file) = self { [file] } else { [] }
  }

  /// The start in a few words.
  package var title: String {
    switch self {
    case .random: "random weights"
    case .network(let network): network.title
    case .file(let file): file.path
    }
  }

  /// The model to start from; nil for random weights. `expected` is the architecture of a file that
  /// does not state its own.
  package func model(_ context: StepContext, as expected: Architecture? = nil) throws -> Model? {
    switch self {
    case .random: nil
    case .network(let network): try context.output(of: network).model
    case .file(let file): try Model(file, context, as: expected)
    }
  }

  /// The weights to start with; nil for random ones. Throws if they belong to another architecture;
  /// only the classes of the last layer may differ.
  package func weights(for architecture: Architecture, _ context: StepContext) throws -> Model? {
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
