import Statistics
import StudyTerms

/// The regression of the true on the manual volume, in ml.
package struct ManualRegression: Codable, Hashable, Sendable {
  package var phase: Phase
  /// With their standard errors.
  package var intercept, interceptError, slope, slopeError: Double
  /// Of the slope.
  package var t, p: Double
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
