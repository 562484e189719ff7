import CohortTerms

/// Synthetic volunteers, and which of their images are looked at.
package struct SyntheticCohort: Codable, Hashable, Sendable {
  package var profile: PhantomProfile
  package var seed: UInt64
  package var patients: Int
  /// Rows and columns of an image, the whole field of view.
  package var matrix: Int
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

  /// As tables call it: `3 seven-tesla`.
  package var title: String { "\(patients) \(profile.rawValue)" }

  /// The images of its patients.
  package var images: [SyntheticImages] {
    (1...max(1, patients)).map {
      SyntheticImages(
        profile: profile, seed: seed, number: $0, matrix: matrix, sampling: sampling)
    }
  }
}
