import Engine

/// The curated images of one patient: who the patient is, and the choices of the curation.
///
/// Real and synthetic patients are curated by two different steps, so that a change to the phantom
/// reruns no real patient.
package struct PatientImages: Codable, Hashable, Sendable {
  /// The patient.
  package var member: CohortMember
  /// Whether the original's choices are made (``Curation/legacy``).
  package var legacy: Bool
  /// The table that assigns folders to two acquisitions, by patient (``SeriesSplits``); nil for
  /// none.
  package var splits: FileReference?

  package init(member: CohortMember, legacy: Bool, splits: FileReference? = nil) {
    self.member = member
    self.legacy = legacy
    self.splits = splits
  }

  /// The step that curates the images.
  package var step: any Step {
    if case .synthetic(let patient) = member {
      PhantomCuration(patient: patient, legacy: legacy)
    } else {
      DICOMCuration(images: self)
    }
  }

  /// The step's result. Throws ``StepFailure`` if the step failed.
  package func output(in context: any StepContext) throws -> CuratedImages {
    if case .synthetic(let patient) = member {
      try context.output(of: PhantomCuration(patient: patient, legacy: legacy))
    } else {
      try context.output(of: DICOMCuration(images: self))
    }
  }
}
