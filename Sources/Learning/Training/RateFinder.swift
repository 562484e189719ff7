import Foundation

/// The learning-rate range test (Smith 2017, arXiv:1506.01186): the loss while the rate grows
/// exponentially.
public enum RateFinder {
  /// One step of the test.
  public struct Point: Codable, Hashable, Sendable {
    /// The learning rate.
    public var rate: Double
    /// The training loss at this rate.
    public var loss: Double
    /// The bias-corrected exponential mean of the losses so far.
    public var smoothed: Double
  }

  /// Runs the test. It ends early if the smoothed loss is four times its smallest value. The
  /// network's weights are changed.
  public static func run(
    _ training: NetworkTraining, from lowest: Double = 1e-7, to highest: Double = 10,
    steps: Int = 100,
    smoothing: Double = 0.98
  ) throws -> [Point] {
    var points: [Point] = []
    var (mean, best) = (0.0, Double.infinity)
    try training.forEachStep(steps) { step in
      let share = Double(step) / Double(max(1, steps - 1))
      return lowest * pow(highest / lowest, share)
    } losses: { rate, loss in
      mean = smoothing * mean + (1 - smoothing) * loss
      let smoothed = mean / (1 - pow(smoothing, Double(points.count + 1)))
      points.append(Point(rate: rate, loss: loss, smoothed: smoothed))
      best = min(best, smoothed)
      return smoothed.isFinite && smoothed <= 4 * best
    }
    return points
  }

  /// The rate at which the smoothed loss falls fastest with the logarithm of the rate; nil for too
  /// few points.
  public static func steepest(_ points: [Point]) -> Double? {
    zip(points, points.dropFirst()).min { first, second in
      first.1.smoothed - first.0.smoothed < second.1.smoothed - second.0.smoothed
    }?.0.rate
  }
}
