import StudyTerms

/// Left-ventricular volumes of one patient in ml; NaN where nobody knows.
package struct PatientVolumes: Codable, Hashable, Sendable {
  /// As the cohort calls the patient.
  package var patient: String
  package var diastole, systole: Double

  package init(patient: String, diastole: Double, systole: Double) {
    self.patient = patient
    self.diastole = diastole
    self.systole = systole
  }

  package var volumes: VentricularVolumes {
    VentricularVolumes(diastole: diastole, systole: systole)
  }
}
