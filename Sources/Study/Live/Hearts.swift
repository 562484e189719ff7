import CohortTerms
import Cohorts
import Engine
import Imaging
import Labels
import Phantom

/// Whose hearts images show, as far as that is known before any image is read.
enum Hearts: Hashable, Sendable {
  /// A synthetic patient is the same whatever the cohort's size.
  case synthetic(PhantomProfile, seed: UInt64)
  case files(ImageFiles)
  /// Folders or archives of DICOM.
  case folders(Set<FileReference>)

  init(_ images: TrainingImages) {
    switch images.source {
    case .synthetic(let profile, let seed, _, _): self = .synthetic(profile, seed: seed)
    case .files(let files): self = .files(files)
    case .labelled(let images): self.init(images.labels.patients.map(\.member))
    }
  }

  init(_ cohort: SyntheticCohort) { self = .synthetic(cohort.profile, seed: cohort.seed) }

  init(_ cohort: [CohortMember]) {
    if case .synthetic(let patient) = cohort.first {
      self = .synthetic(patient.profile, seed: patient.seed)
    } else {
      self = .folders(Set(cohort.flatMap(\.files)))
    }
  }

  /// What both have, in words; nil where that is nothing, or where only the files tell.
  func shared(with other: Hearts) -> String? {
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

  /// How an option comes to other hearts.
  func advice(_ option: String) -> String {
    switch self {
    case .synthetic: "give `\(option)` another `seed`"
    case .files:
      "give `\(option)` another folder, or keep its patients out of the training by `without`"
    case .folders: "give `\(option)` another folder, or list other `patients` in one of both"
    }
  }
}

extension ImageFiles {
  /// Whether some patient is certainly drawn by both.
  fileprivate func surelyShare(with others: ImageFiles) -> Bool {
    // Which images have a mask, the files tell.
    guard images == others.images, masks == others.masks || !(onlyMasked || others.onlyMasked)
    else { return false }
    return drawsAll || others.drawsAll
      || seed == others.seed && Set(without) == Set(others.without)
  }

  private var drawsAll: Bool { without.isEmpty && patients == nil }

  /// Whose images these are, as ``TrainingImages`` reads them.
  func patientsAtHand(_ context: any StepContext) throws -> Set<String> {
    let masks = onlyMasked ? Set(try context.files(in: masks).map(\.path)) : []
    let files = try context.files(in: images).filter {
      $0.path.hasSuffix(".png") && (!onlyMasked || mask(of: $0, among: masks) != nil)
    }
    return try chosen(of: Set(files.map { try TrainingImages.patient(of: $0, in: images) }))
  }
}
