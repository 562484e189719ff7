import Statistics
import StudyTerms

/// The linear regression of the true volume on the manual one, in ml.
package struct ManualRegression: Codable, Hashable, Sendable {
  /// The phase of the heartbeat.
  package var phase: Phase
  /// The coefficients with their standard errors: the intercept in ml, the slope without unit.
  package var intercept, interceptError, slope, slopeError: Double
  /// The t statistic and p value of the test that the slope is zero.
  package var t, p: Double
  /// The coefficient of determination.
  package var rSquared: Double

  package init(phase: Phase, _ fit: LinearRegression) {
    self.phase = phase
    intercept = fit.intercept
    interceptError = fit.interceptError
    slope = fit.slope
    slopeError = fit.slopeError
    t = fit.t
    p = fit.p
    rSquared = fit.rSquared
  }
}
