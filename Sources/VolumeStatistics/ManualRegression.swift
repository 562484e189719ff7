import Statistics
import StudyTerms

/// The linear regression of the second volume of a pair on the first one, in ml: of the true on the
/// manual volume, for example.
package struct ManualRegression: Codable, Hashable, Sendable {
  /// The phase of the heartbeat; nil for both phases together.
  package var phase: Phase?
  /// The sources that are compared.
  package var pair: ManualAgreement.Pair
  /// The coefficients with their standard errors: the intercept in ml, the slope without unit.
  package var intercept, interceptError, slope, slopeError: Double
  /// The 95 % intervals of both coefficients.
  package var interceptLow, interceptHigh, slopeLow, slopeHigh: Double
  /// The t statistic and p value of the test that the slope is zero.
  package var t, p: Double
  /// The coefficient of determination, plain and adjusted.
  package var rSquared, adjustedRSquared: Double
  /// The F statistic, whose p value is ``p``, the residual degrees of freedom and the residual
  /// standard error in ml.
  package var f, df, residualError: Double

  package init(phase: Phase?, pair: ManualAgreement.Pair, _ fit: LinearRegression) {
    self.phase = phase
    self.pair = pair
    intercept = fit.intercept
    interceptError = fit.interceptError
    slope = fit.slope
    slopeError = fit.slopeError
    interceptLow = fit.interceptLow
    interceptHigh = fit.interceptHigh
    slopeLow = fit.slopeLow
    slopeHigh = fit.slopeHigh
    t = fit.t
    p = fit.p
    rSquared = fit.rSquared
    adjustedRSquared = fit.adjustedRSquared
    f = fit.f
    df = fit.df
    residualError = fit.residualError
  }
}
