import Statistics
import StudyTerms

/// How two of manual masks, labels and truth agree on volumes, in ml.
package struct ManualAgreement: Codable, Hashable, Sendable {
  package enum Pair: String, Codable, Hashable, Sendable, CaseIterable {
    case manualTruth = "manual - truth"
    case manualLabels = "manual - UKBB"
    case labelsTruth = "UKBB - truth"

    package func values(of volume: ManualVolume) -> (Double, Double) {
      switch self {
      case .manualTruth: (volume.manual, volume.truth)
      case .manualLabels: (volume.manual, volume.labels)
      case .labelsTruth: (volume.labels, volume.truth)
      }
    }
  }

  package var phase: Phase
  package var pair: Pair
  /// Patients.
  package var count: Int
  /// Pearson's, with its 95 % interval.
  package var correlation, correlationLow, correlationHigh: Double
  /// After Bland and Altman.
  package var bias, lowerLimit, upperLimit: Double

  package init(phase: Phase, pair: Pair, _ pearson: PearsonCorrelation, _ altman: BlandAltman) {
    self.phase = phase
    self.pair = pair
    count = pearson.count
    correlation = pearson.r
    correlationLow = pearson.low
    correlationHigh = pearson.high
    bias = altman.bias
    lowerLimit = altman.low
    upperLimit = altman.high
  }
}
