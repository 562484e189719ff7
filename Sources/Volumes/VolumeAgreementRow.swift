/// How one method's volumes agree with the truth: bias and limits after Bland and Altman, Pearson's correlation and Lin's concordance, each
/// with its 95 % interval. In the measure's unit.
package struct VolumeAgreementRow: Codable, Hashable, Sendable {
  package var method: String
  package var measure: VolumeMeasure
  /// Series of which both are known.
  package var count: Int
  package var bias, sd, lowerLimit, upperLimit: Double
  package var biasLow, biasHigh: Double
  package var lowerLimitLow, lowerLimitHigh: Double
  package var upperLimitLow, upperLimitHigh: Double
  package var correlation, correlationLow, correlationHigh: Double
  package var concordance, concordanceLow, concordanceHigh: Double
  /// With patients drawn again.
  package var biasPatientLow, biasPatientHigh: Double
  package var concordancePatientLow, concordancePatientHigh: Double

  package init(
    method: String, measure: VolumeMeasure, count: Int, bias: Double, sd: Double,
    lowerLimit: Double, upperLimit: Double, biasLow: Double, biasHigh: Double,
    lowerLimitLow: Double, lowerLimitHigh: Double, upperLimitLow: Double, upperLimitHigh: Double,
    correlation: Double, correlationLow: Double, correlationHigh: Double, concordance: Double,
    concordanceLow: Double, concordanceHigh: Double, biasPatientLow: Double,
    biasPatientHigh: Double, concordancePatientLow: Double, concordancePatientHigh: Double
  ) {
    self.method = method
    self.measure = measure
    self.count = count
    self.bias = bias
    self.sd = sd
    self.lowerLimit = lowerLimit
    self.upperLimit = upperLimit
    self.biasLow = biasLow
    self.biasHigh = biasHigh
    self.lowerLimitLow = lowerLimitLow
    self.lowerLimitHigh = lowerLimitHigh
    self.upperLimitLow = upperLimitLow
    self.upperLimitHigh = upperLimitHigh
    self.correlation = correlation
    self.correlationLow = correlationLow
    self.correlationHigh = correlationHigh
    self.concordance = concordance
    self.concordanceLow = concordanceLow
    self.concordanceHigh = concordanceHigh
    self.biasPatientLow = biasPatientLow
    self.biasPatientHigh = biasPatientHigh
    self.concordancePatientLow = concordancePatientLow
    self.concordancePatientHigh = concordancePatientHigh
  }
}
