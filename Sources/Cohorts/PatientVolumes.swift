import StudyTerms

/// The left-ventricular volumes of one patient in ml; NaN if unknown.
package struct PatientVolumes: Codable, Hashable, Sendable {
  /// The patient's name in the cohort.
  package var patient: String
  /// The end-diastolic and end-systolic volume.
  package var diastole, systole: Double

  package init(patient: String, diastole: Double, systole: Double) {
    self.patient = patient
    self.diastole = diastole
    self.systole = systole
  }

  /// The volumes without the patient's name.
  package var volumes: VentricularVolumes {
    VentricularVolumes(diastole: diastole, systole: systole)
  }
}
