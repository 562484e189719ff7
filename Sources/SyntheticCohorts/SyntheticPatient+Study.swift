import Cohorts
import Imaging
import Phantom

extension SyntheticPatient {
  /// The patient's phantom, its series and what is wrong with them.
  package var study: PhantomStudy {
    PhantomCohort(
      profile: profile, patients: number, seed: seed, inconsistencies: inconsistencies,
      phases: phases, matrix: matrix, jobs: 1
    ).study(number)
  }
}
