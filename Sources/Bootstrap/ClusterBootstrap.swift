import Randomness
import Statistics

/// Percentile bootstrap intervals that draw whole clusters (patients, volunteers), because images
/// of one heart are not independent (Davison and Hinkley, Bootstrap Methods, 1997, section 3.8).
public enum ClusterBootstrap {
  /// The interval of a statistic. `statistic` gets the drawn clusters: `clusters` numbers from
  /// 0..<clusters, with repetition. Draws whose statistic is NaN are left out. A single cluster has
  /// no interval, since it does not show how clusters differ.
  public static func interval(
    clusters: Int, repetitions: Int, seed: UInt64, level: Double = 0.95,
    _ statistic: ([Int]) -> Double
  ) -> (low: Double, high: Double) {
    guard clusters > 1, repetitions > 0 else { return (.nan, .nan) }
    var generator = SeededGenerator(seed: seed)
    var drawn = [Int](repeating: 0, count: clusters)
    var values: [Double] = []
    values.reserveCapacity(repetitions)
    for _ in 0..<repetitions {
      for index in drawn.indices { drawn[index] = generator.index(below: clusters) }
      let value = statistic(drawn)
      if !value.isNaN { values.append(value) }
    }
    values.sort()
    let tail = (1 - level) / 2
    return (
      Statistics.quantile(sorted: values, tail), Statistics.quantile(sorted: values, 1 - tail)
    )
  }
}
