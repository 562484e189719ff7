import Engine

/// The curated images of one patient: whose they are, and by which choices they are curated.
///
/// Real and synthetic patients are curated by two steps, so that a change of the phantom touches no real patient.
package struct PatientImages: Codable, Hashable, Sendable {
  package var member: CohortMember
  /// The original's choices.
  package var legacy: Bool
  /// Folders of one of two acquisitions, by patient (``SeriesSplits``); nil for none.
  package var splits: FileReference?

  package init(member: CohortMember, legacy: Bool, splits: FileReference? = nil) {
    self.member = member
    self.legacy = legacy
    self.splits = splits
  }

  /// The step that makes them.
  package var step: any Step {
    if case .synthetic(let patient) = member {
      PhantomCuration(patient: patient, legacy: legacy)
    } else {
      DICOMCuration(images: self)
    }
  }

  /// What that step made. Throws ``StepFailure`` where it failed.
  package func output(in context: any StepContext) throws -> CuratedImages {
    if case .synthetic(let patient) = member {
      try context.output(of: PhantomCuration(patient: patient, legacy: legacy))
    } else {
      try context.output(of: DICOMCuration(images: self))
    }
  }
}
