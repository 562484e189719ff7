import Cohorts
import Imaging
import Phantom

extension SyntheticPatient {
  /// The patient's phantom, its series, and the faults injected into them.
  package var study: PhantomStudy {
    PhantomCohort(
      profile: profile, patients: number, seed: seed, inconsistencies: inconsistencies,
      phases: phases, matrix: matrix, jobs: 1
    ).study(number)
  }
}
