import CohortTerms
import Imaging

/// A patient of a synthetic cohort, the same whatever the cohort's size.
package struct SyntheticPatient: Codable, Hashable, Sendable {
  package var profile: PhantomProfile
  package var seed: UInt64
  /// From 1.
  package var number: Int
  /// What is put into the cohort's studies, one a patient in turn.
  package var inconsistencies: [PhantomInconsistency]
  /// Phases of the heart cycle and pixels along the longer side; nil for the profile's.
  package var phases, matrix: Int?

  package init(
    profile: PhantomProfile, seed: UInt64, number: Int, inconsistencies: [PhantomInconsistency],
    phases: Int? = nil, matrix: Int? = nil
  ) {
    self.profile = profile
    self.seed = seed
    self.number = number
    self.inconsistencies = inconsistencies
    self.phases = phases
    self.matrix = matrix
  }
}
