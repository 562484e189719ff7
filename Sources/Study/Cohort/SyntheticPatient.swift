import Imaging
import Phantom

/// A patient of a synthetic cohort, the same whatever the cohort's size.
struct SyntheticPatient: Codable, Hashable, Sendable {
  var profile: PhantomProfile
  var seed: UInt64
  /// From 1.
  var number: Int
  /// What is put into the cohort's studies, one a patient in turn.
  var inconsistencies: [PhantomInconsistency]
  /// Where not the profile's.
  var phases, matrix: Int?

  var study: PhantomStudy {
    PhantomCohort(
      profile: profile, patients: number, seed: seed, inconsistencies: inconsistencies,
      phases: phases, matrix: matrix, jobs: 1
    ).study(number)
  }
}
