import CohortTerms
import Engine

/// The images of one synthetic patient with their true labels. They are drawn once for all
/// trainings and tests, one step for each patient, so a new patient reruns no other.
package struct SyntheticImages: Step {
  package typealias Output = LabelledSlices

  /// The kind of cohort.
  package var profile: PhantomProfile
  /// The cohort's seed.
  package var seed: UInt64
  /// The patient's number, from 1.
  package var number: Int
  /// The rows and columns of an image, which covers the whole field of view.
  package var matrix: Int
  /// Which frames and slices are used.
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
