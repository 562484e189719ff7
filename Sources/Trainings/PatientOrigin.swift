import CohortTerms
import Cohorts
import Engine
import Imaging
import Labels

/// Whose hearts the images show, as far as that is known before any image is read.
package enum PatientOrigin: Hashable, Sendable {
  /// Synthetic patients do not depend on the cohort's size.
  case synthetic(PhantomProfile, seed: UInt64)
  case files(ImageFiles)
  /// Folders or archives of DICOM.
  case folders(Set<FileReference>)

  /// The origin of training images.
  package init(_ images: TrainingImages) {
    switch images.source {
    case .synthetic(let profile, let seed, _, _): self = .synthetic(profile, seed: seed)
    case .files(let files): self = .files(files)
    case .labelled(let images): self.init(images.labels.patients.map(\.member))
    }
  }

  /// The origin of a synthetic cohort.
  package init(_ cohort: SyntheticCohort) { self = .synthetic(cohort.profile, seed: cohort.seed) }

  /// The origin of a cohort's members.
  package init(_ cohort: [CohortMember]) {
    if case .synthetic(let patient) = cohort.first {
      self = .synthetic(patient.profile, seed: patient.seed)
    } else {
      self = .folders(Set(cohort.flatMap(\.files)))
    }
  }

  /// What both share, in words; nil if they share nothing or only the files can tell.
  package func shared(with other: PatientOrigin) -> String? {
    switch (self, other) {
    case (.synthetic(let profile, let seed), .synthetic) where self == other:
      "\(profile.rawValue) of seed \(seed)"
    case (.files(let own), .files(let others)) where own.surelyShare(with: others):
      "of \(own.images)"
    case (.folders(let own), .folders(let others)):
      own.intersection(others).map(\.description).min(by: NaturalOrder.precedes)
    default: nil
    }
  }

  /// A hint on what to write in an option to get other hearts.
  package func advice(_ option: String) -> String {
    switch self {
    case .synthetic: "give `\(option)` another `seed`"
    case .files:
      "give `\(option)` another folder, or keep its patients out of the training by `without`"
    case .folders: "give `\(option)` another folder, or list other `patients` in one of both"
    }
  }
}
