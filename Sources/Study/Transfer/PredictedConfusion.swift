import Engine
import Trainings
import Transfer
import StudyTerms
import Transfer

/// The confusion counts of every image of synthetic volunteers against the truth, sorted by image.
struct PredictedConfusion: Step {
  typealias Output = ConfusionTable

  enum Origin: Codable, Hashable, Sendable {
    /// By a network.
    case predicted(NetworkStart, SyntheticCohort, Split)
    /// By a simulated observer.
    case observed(SimulatedObserver, SyntheticCohort, Split)
  }

  var origin: Origin

  init(_ origin: Origin) { self.origin = origin }

  var inputs: [any Step] {
    if case .predicted(let network, _, _) = origin { network.inputs } else { [] }
  }
  var files: [FileReference] {
    if case .predicted(let network, _, _) = origin { network.files } else { [] }
  }
  var title: String {
    switch origin {
    case .predicted(let network, let cohort, _): "counts of \(network.title) on \(cohort.title)"
    case .observed(_, let cohort, _): "counts of a simulated observer on \(cohort.title)"
    }
  }
}
