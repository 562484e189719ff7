/// The left-ventricular volumes of one series, in ml.
package struct VentricularVolumes: Hashable, Sendable {
  /// The end-diastolic and end-systolic volume.
  package var diastole, systole: Double

  package init(diastole: Double, systole: Double) {
    self.diastole = diastole
    self.systole = systole
  }

  /// (EDV - ESV) / EDV in per cent; NaN if EDV is 0.
  package var ejectionFraction: Double {
    diastole > 0 ? 100 * (diastole - systole) / diastole : .nan
  }

  /// The larger of the two relative volume errors, as a fraction; larger is worse.
  package func score(beside truth: VentricularVolumes) -> Double {
    max(
      abs(diastole - truth.diastole) / truth.diastole, abs(systole - truth.systole) / truth.systole)
  }

  /// The volume at a phase.
  package subscript(phase: Phase) -> Double { phase == .diastole ? diastole : systole }
}
