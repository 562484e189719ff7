import CohortTerms
import Cohorts

/// A synthetic patient of three phases that takes no time.
enum TinyPatient {
  static func patient(_ inconsistencies: [PhantomInconsistency] = []) -> SyntheticPatient {
    SyntheticPatient(
      profile: .challenge, seed: 5, number: 1, inconsistencies: inconsistencies, phases: 3,
      matrix: 48)
  }

  static let images = PatientImages(member: .synthetic(patient()), legacy: false)
}
