import Cohorts

/// The volumes of one patient's left ventricle, measured from contours drawn by hand.
package struct ContourVolume: Codable, Hashable, Sendable {
  /// The patient's name.
  package var patient: String
  /// The end-diastolic volume, in ml.
  package var diastole: Double
  /// The end-systolic volume in ml; nil if only one phase has contours.
  package var systole: Double?
  /// The phase of end-diastole, from 0.
  package var diastolicPhase: Int
  /// The phase of end-systole, from 0; nil if only one phase has contours.
  package var systolicPhase: Int?
  /// The number of slices with a contour at end-diastole.
  package var diastolicSlices: Int
  /// The number of slices with a contour at end-systole.
  package var systolicSlices: Int?

  /// The ejection fraction in per cent; NaN if end-systole is unknown.
  package var ejectionFraction: Double {
    100 * (diastole - (systole ?? .nan)) / diastole
  }

  /// Both volumes in ml; the systolic one is NaN if it is unknown.
  package var volumes: PatientVolumes {
    PatientVolumes(patient: patient, diastole: diastole, systole: systole ?? .nan)
  }

  /// Computes the volumes from the areas within the contours of each phase (from 0), in mm², and
  /// the distance of slices in mm; nil if there are no contours.
  package init?(_ patient: String, _ areas: [Int: [Double]], distance: Double) {
    let most = areas.values.map(\.count).max() ?? 0
    let phases = areas.filter { 2 * $0.value.count >= most }.map { phase, areas in
      (phase: phase, slices: areas.count, volume: areas.reduce(0, +) * distance / 1000)
    }.sorted { ($0.volume, $0.phase) < ($1.volume, $1.phase) }
    guard let first = phases.first, let last = phases.last else { return nil }
    self.patient = patient
    diastole = last.volume
    diastolicPhase = last.phase
    diastolicSlices = last.slices
    guard phases.count > 1 else { return }
    systole = first.volume
    systolicPhase = first.phase
    systolicSlices = first.slices
  }
}
