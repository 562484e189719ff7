import Cohorts

/// The volumes of one patient's left ventricle within contours that were drawn by hand.
package struct ContourVolume: Codable, Hashable, Sendable {
  package var patient: String
  /// In ml; that of end-systole is nil where one phase alone has contours.
  package var diastole: Double
  package var systole: Double?
  /// From 0.
  package var diastolicPhase: Int
  package var systolicPhase: Int?
  /// With a contour in that phase.
  package var diastolicSlices: Int
  package var systolicSlices: Int?

  /// In per cent; NaN where nothing is known of end-systole.
  package var ejectionFraction: Double {
    100 * (diastole - (systole ?? .nan)) / diastole
  }

  package var volumes: PatientVolumes {
    PatientVolumes(patient: patient, diastole: diastole, systole: systole ?? .nan)
  }

  /// Of the areas within the contours of each phase (from 0), in mm squared, and the distance between slices in mm; nil where there are no
  /// contours.
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
