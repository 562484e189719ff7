import StudyTerms
import Tables

/// The true volumes of one patient of the challenge, in ml; NaN if a table lacks one.
package struct TrueVolume: Codable, Hashable, Sendable {
  /// The patient's number.
  package var patient: Int
  /// The end-diastolic and end-systolic volume.
  package var diastole, systole: Double

  package init(patient: Int, diastole: Double, systole: Double) {
    self.patient = patient
    self.diastole = diastole
    self.systole = systole
  }

  /// The volumes without the patient's number.
  package var volumes: VentricularVolumes {
    VentricularVolumes(diastole: diastole, systole: systole)
  }
}

extension Rows<TrueVolume> {
  /// The volumes keyed by the patient's number.
  package var byPatient: [Int: VentricularVolumes] {
    Dictionary(rows.map { ($0.patient, $0.volumes) }) { first, _ in first }
  }
}
