import Volumes

/// The agreement of one method's volumes with the truth, in the measure's unit: bias and limits
/// (Bland and Altman, Lancet 1986), Pearson's correlation and Lin's concordance (Biometrics 1989),
/// each with its 95 % interval.
package struct VolumeAgreementRow: Codable, Hashable, Sendable {
  /// The name of the method.
  package var method: String
  /// What is measured; it determines the unit.
  package var measure: VolumeMeasure
  /// The number of series with both values known.
  package var count: Int
  /// The mean and standard deviation of the differences, and the limits bias ± 1.96 SD.
  package var bias, sd, lowerLimit, upperLimit: Double
  /// The interval of the bias.
  package var biasLow, biasHigh: Double
  /// The interval of the lower limit.
  package var lowerLimitLow, lowerLimitHigh: Double
  /// The interval of the upper limit.
  package var upperLimitLow, upperLimitHigh: Double
  /// Pearson's correlation with its interval.
  package var correlation, correlationLow, correlationHigh: Double
  /// Lin's concordance correlation coefficient with its interval.
  package var concordance, concordanceLow, concordanceHigh: Double
  /// The interval of the bias from a bootstrap that draws patients.
  package var biasPatientLow, biasPatientHigh: Double
  /// The interval of the concordance from the same bootstrap.
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
