import Phantom

/// Synthetic volunteers, and which of their images are looked at.
struct SyntheticCohort: Codable, Hashable, Sendable {
  var profile: PhantomProfile
  var seed: UInt64
  var patients: Int
  /// Rows and columns of an image, the whole field of view.
  var matrix: Int
  var sampling: CineSampling

  /// As tables call it: `3 seven-tesla`.
  var title: String { "\(patients) \(profile.rawValue)" }

  /// The images of its patients.
  var images: [SyntheticImages] {
    (1...max(1, patients)).map {
      SyntheticImages(
        profile: profile, seed: seed, number: $0, matrix: matrix, sampling: sampling)
    }
  }
}
