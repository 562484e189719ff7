import CohortTerms

/// Synthetic volunteers, and which of their images are used.
package struct SyntheticCohort: Codable, Hashable, Sendable {
  /// The kind of cohort.
  package var profile: PhantomProfile
  /// The cohort's seed.
  package var seed: UInt64
  /// The number of patients, numbered from 1.
  package var patients: Int
  /// The rows and columns of an image, which covers the whole field of view.
  package var matrix: Int
  /// Which frames and slices are used.
  package var sampling: CineSampling

  package init(
    profile: PhantomProfile, seed: UInt64, patients: Int, matrix: Int, sampling: CineSampling
  ) {
    self.profile = profile
    self.seed = seed
    self.patients = patients
    self.matrix = matrix
    self.sampling = sampling
  }

  /// The name in tables: `3 seven-tesla`.
  package var title: String { "\(patients) \(profile.rawValue)" }

  /// The steps that make the images, one for each patient.
  package var images: [SyntheticImages] {
    (1...max(1, patients)).map {
      SyntheticImages(
        profile: profile, seed: seed, number: $0, matrix: matrix, sampling: sampling)
    }
  }
}
