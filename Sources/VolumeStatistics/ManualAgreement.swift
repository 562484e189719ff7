import Statistics
import StudyTerms

/// The agreement on volumes, in ml, of two of: manual masks, labels, truth.
package struct ManualAgreement: Codable, Hashable, Sendable {
  /// The two sources that are compared, first - second.
  package enum Pair: String, Codable, Hashable, Sendable, CaseIterable {
    case manualTruth = "manual - truth"
    case manualLabels = "manual - UKBB"
    case labelsTruth = "UKBB - truth"

    /// The two volumes of a pair, in ml.
    package func values(of volume: ManualVolume) -> (Double, Double) {
      switch self {
      case .manualTruth: (volume.manual, volume.truth)
      case .manualLabels: (volume.manual, volume.labels)
      case .labelsTruth: (volume.labels, volume.truth)
      }
    }
  }

  /// The phase of the heartbeat; nil for both phases together.
  package var phase: Phase?
  /// The sources that are compared.
  package var pair: Pair
  /// The number of volumes, one for each patient and phase.
  package var count: Int
  /// Pearson's correlation with its 95 % interval.
  package var correlation, correlationLow, correlationHigh: Double
  /// The t statistic of the test that there is no correlation, its degrees of freedom and its p
  /// value.
  package var t, df, p: Double
  /// Bias and limits of agreement (Bland and Altman, Lancet 1986), in ml.
  package var bias, lowerLimit, upperLimit: Double

  package init(phase: Phase?, pair: Pair, _ pearson: PearsonCorrelation, _ altman: BlandAltman) {
    self.phase = phase
    self.pair = pair
    count = pearson.count
    correlation = pearson.r
    correlationLow = pearson.low
    correlationHigh = pearson.high
    t = pearson.t
    df = pearson.df
    p = pearson.p
    bias = altman.bias
    lowerLimit = altman.low
    upperLimit = altman.high
  }
}
