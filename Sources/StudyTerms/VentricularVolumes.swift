/// Left-ventricular volumes of one series in ml.
package struct VentricularVolumes: Hashable, Sendable {
  package var diastole, systole: Double

  package init(diastole: Double, systole: Double) {
    self.diastole = diastole
    self.systole = systole
  }

  /// (EDV - ESV) / EDV in percent; NaN where EDV is 0.
  package var ejectionFraction: Double {
    diastole > 0 ? 100 * (diastole - systole) / diastole : .nan
  }

  /// The larger of the relative errors of both volumes: the larger, the worse.
  package func score(beside truth: VentricularVolumes) -> Double {
    max(
      abs(diastole - truth.diastole) / truth.diastole, abs(systole - truth.systole) / truth.systole)
  }

  package subscript(phase: Phase) -> Double { phase == .diastole ? diastole : systole }
}
