import CohortTerms
import Imaging

/// One patient of a synthetic cohort. The patient does not depend on the cohort's size.
package struct SyntheticPatient: Codable, Hashable, Sendable {
  /// The kind of cohort.
  package var profile: PhantomProfile
  /// The cohort's seed.
  package var seed: UInt64
  /// The patient's number, from 1.
  package var number: Int
  /// The faults injected into the cohort's studies, assigned to patients in turn.
  package var inconsistencies: [PhantomInconsistency]
  /// The number of cardiac phases, and the number of pixels along the longer side; nil for the
  /// profile's own.
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
