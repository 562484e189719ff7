import Engine
import StudyTerms
import Trainings

/// The confusion counts of every image of synthetic volunteers against the truth, sorted by image.
package struct PredictedConfusion: Step {
  package typealias Output = ConfusionTable

  package enum Origin: Codable, Hashable, Sendable {
    /// By a network.
    case predicted(NetworkStart, SyntheticCohort, Split)
    /// By a simulated observer.
    case observed(SimulatedObserver, SyntheticCohort, Split)
  }

  package var origin: Origin

  package init(_ origin: Origin) { self.origin = origin }

  package var inputs: [any Step] {
    if case .predicted(let network, _, _) = origin { network.inputs } else { [] }
  }
  package var files: [FileReference] {
    if case .predicted(let network, _, _) = origin { network.files } else { [] }
  }
  package var title: String {
    switch origin {
    case .predicted(let network, let cohort, _): "counts of \(network.title) on \(cohort.title)"
    case .observed(_, let cohort, _): "counts of a simulated observer on \(cohort.title)"
    }
  }
}
