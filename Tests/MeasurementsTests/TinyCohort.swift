import Cohorts
import Labels
import Measurements

/// Synthetic patients with their true labels, small.
enum TinyCohort {
  static func images(_ patients: Int) -> [PatientImages] {
    (1...patients).map { number in
      PatientImages(
        member: .synthetic(
          SyntheticPatient(
            profile: .challenge, seed: 5, number: number, inconsistencies: [], phases: 4,
            matrix: 48)), legacy: false)
    }
  }

  static func truth(_ patients: Int) -> LabelMeasurements {
    LabelMeasurements(
      labels: CohortLabels(patients: images(patients), labeller: .truth), keepsLabels: true)
  }
}
