import Cohorts
import Engine
import GroundTruth

/// A labeller's labels of a whole cohort.
package struct CohortLabels: Codable, Hashable, Sendable {
  /// The patients' curated images.
  package var patients: [PatientImages]
  /// The source of the labels.
  package var labeller: Labeller
  /// The contours drawn by hand on images that are not synthetic; nil if there are none or they are
  /// not needed.
  package var contours: DrawnContours?

  package init(patients: [PatientImages], labeller: Labeller, contours: DrawnContours? = nil) {
    self.patients = patients
    self.labeller = labeller
    self.contours = contours
  }

  /// The labels of each patient.
  package var labels: [SeriesLabels] {
    patients.map { SeriesLabels(images: $0, labeller: labeller) }
  }
  /// The true labels of the same images; nil if they are unknown.
  package var truth: CohortLabels? {
    let isKnown = patients.allSatisfy {
      if case .synthetic = $0.member { true } else { false }
    }
    if isKnown { return CohortLabels(patients: patients, labeller: .truth) }
    return contours.map { CohortLabels(patients: patients, labeller: .contours($0)) }
  }
}

extension CohortLabels {
  private enum CodingKeys: String, CodingKey {
    case patients, synthetic, legacy, labeller, contours
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    labeller = try container.decode(Labeller.self, forKey: .labeller)
    contours = try container.decodeIfPresent(DrawnContours.self, forKey: .contours)
    if let synthetic = try container.decodeIfPresent(SyntheticPatients.self, forKey: .synthetic) {
      let legacy = try container.decode(Bool.self, forKey: .legacy)
      patients = synthetic.all.map { PatientImages(member: .synthetic($0), legacy: legacy) }
    } else {
      patients = try container.decode([PatientImages].self, forKey: .patients)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(labeller, forKey: .labeller)
    try container.encodeIfPresent(contours, forKey: .contours)
    guard let synthetic, let first = patients.first else {
      try container.encode(patients, forKey: .patients)
      return
    }
    try container.encode(synthetic, forKey: .synthetic)
    try container.encode(first.legacy, forKey: .legacy)
  }

  /// The patients if all belong to one synthetic cohort and are curated the same way; else nil.
  private var synthetic: SyntheticPatients? {
    let members = patients.compactMap { images -> SyntheticPatient? in
      guard images.legacy == patients[0].legacy, images.splits == nil,
        case .synthetic(let patient) = images.member
      else { return nil }
      return patient
    }
    return members.count == patients.count ? SyntheticPatients(members) : nil
  }
}
