import Cohorts
import Engine
import GroundTruth
import Learning

/// The source of the labels of a cohort's images.
package enum Labeller: Codable, Hashable, Sendable {
  /// The geometry of a synthetic heart.
  case truth
  case network(Asked<TrainingResult>)
  /// Weights from a file: safetensors, or the index of a TensorFlow checkpoint.
  case weights(FileReference)
  /// Contours drawn by hand, on the images that have any.
  case contours(DrawnContours)

  /// The training that the labels come from, if there is one.
  package var inputs: [any Step] {
    if case .network(let network) = self { [network.step] } else { [] }
  }
  /// The files of weights or contours.
  package var files: [FileReference] {
    switch self {
    case .truth, .network: []
    case .weights(let file): [file]
    case .contours(let drawn): drawn.files
    }
  }

  /// The network that labels; nil for the truth and for contours.
  package func model(_ context: StepContext) throws -> Model? {
    switch self {
    case .truth, .contours: nil
    case .network(let network): try context.output(of: network).model
    case .weights(let file): try Model(file, context)
    }
  }
}
