import Engine

/// What a labeller says of a whole cohort.
struct CohortLabels: Codable, Hashable, Sendable {
  var patients: [PatientImages]
  var labeller: Labeller

  /// One step a patient.
  var steps: [SeriesLabels] {
    patients.map { SeriesLabels(images: $0, labeller: labeller) }
  }
  /// Of the same images; nil where it is not known.
  var truth: CohortLabels? {
    let isKnown = patients.allSatisfy {
      if case .synthetic = $0.member { true } else { false }
    }
    return isKnown ? CohortLabels(patients: patients, labeller: .truth) : nil
  }
}
