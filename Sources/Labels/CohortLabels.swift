import Cohorts
import Engine
import GroundTruth

/// What a labeller says of a whole cohort.
package struct CohortLabels: Codable, Hashable, Sendable {
  package var patients: [PatientImages]
  package var labeller: Labeller
  /// What is drawn by hand on images that are not synthetic; nil where nobody did, or nobody asks.
  package var contours: DrawnContours?

  package init(patients: [PatientImages], labeller: Labeller, contours: DrawnContours? = nil) {
    self.patients = patients
    self.labeller = labeller
    self.contours = contours
  }

  /// Of each patient.
  package var labels: [SeriesLabels] {
    patients.map { SeriesLabels(images: $0, labeller: labeller) }
  }
  /// Of the same images; nil where it is not known.
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

  /// Where all patients are of one synthetic cohort, curated the same way.
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
