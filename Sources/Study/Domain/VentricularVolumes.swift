/// Left-ventricular volumes of one series in ml.
struct VentricularVolumes: Hashable, Sendable {
  var diastole, systole: Double

  /// (EDV - ESV) / EDV in percent; NaN where EDV is 0.
  var ejectionFraction: Double {
    diastole > 0 ? 100 * (diastole - systole) / diastole : .nan
  }

  /// The larger of the relative errors of both volumes: the larger, the worse.
  func score(beside truth: VentricularVolumes) -> Double {
    max(
      abs(diastole - truth.diastole) / truth.diastole, abs(systole - truth.systole) / truth.systole)
  }

  subscript(phase: Phase) -> Double { phase == .diastole ? diastole : systole }
}
