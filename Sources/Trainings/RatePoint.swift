/// One step of a learning-rate range test (Smith, WACV 2017).
package struct RatePoint: Codable, Hashable, Sendable {
  /// The learning rate.
  package var rate: Double
  /// The training loss at this rate, and its running mean.
  package var loss, smoothed: Double
  /// Whether the smoothed loss falls fastest here.
  package var isSteepest: Bool

  package init(rate: Double, loss: Double, smoothed: Double, isSteepest: Bool) {
    self.rate = rate
    self.loss = loss
    self.smoothed = smoothed
    self.isSteepest = isSteepest
  }
}
