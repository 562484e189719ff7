import CohortTerms
import Engine

/// The images of one synthetic patient with their true labels: drawn once for all trainings and
/// tests, so that these need no phantom, and an added patient draws one patient.
package struct SyntheticImages: Step {
  package typealias Output = LabelledSlices

  package var profile: PhantomProfile
  package var seed: UInt64
  /// From 1.
  package var number: Int
  /// Rows and columns of an image, the whole field of view.
  package var matrix: Int
  package var sampling: CineSampling

  package init(
    profile: PhantomProfile, seed: UInt64, number: Int, matrix: Int, sampling: CineSampling
  ) {
    self.profile = profile
    self.seed = seed
    self.number = number
    self.matrix = matrix
    self.sampling = sampling
  }

  package var title: String { "images of \(profile.rawValue) patient \(number)" }
}
