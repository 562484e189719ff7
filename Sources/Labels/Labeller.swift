import Cohorts
import Engine
import GroundTruth
import Learning

/// Who gives each pixel of a cohort's images a class.
package enum Labeller: Codable, Hashable, Sendable {
  /// The geometry of a synthetic heart.
  case truth
  case network(Asked<LearnedModel>)
  /// Weights that somebody gave: safetensors, or the index of a TensorFlow checkpoint.
  case weights(FileReference)
  /// Contours drawn by hand, where there are some.
  case contours(DrawnContours)

  package var inputs: [any Step] {
    if case .network(let network) = self { [network.step] } else { [] }
  }
  package var files: [FileReference] {
    switch self {
    case .truth, .network: []
    case .weights(let file): [file]
    case .contours(let drawn): drawn.files
    }
  }

  /// nil for the truth and for contours.
  package func model(_ context: StepContext) throws -> Model? {
    switch self {
    case .truth, .contours: nil
    case .network(let network): try context.output(of: network).model
    case .weights(let file): try Model(file, context)
    }
  }
}
