import Randomness
import Statistics

/// The mean over images that belong to few patients or volunteers (clusters), with a 95 % interval
/// that keeps its level for few of them.
///
/// Each end is the farther one of two intervals. The first is Student's t with the variance between
/// clusters and one degree of freedom less than there are clusters. It keeps its level for few
/// clusters of unequal size and spread (Ibragimov and Müller, Journal of Business & Economic
/// Statistics 2010). The second is the bootstrap-t that draws clusters (Efron and Tibshirani, An
/// Introduction to the Bootstrap, 1993, section 12.5), which allows for skewness (Hall, The Annals
/// of Statistics 1988). Fewer than six clusters have too few different draws for it, so that the
/// first interval stands alone. Percentile intervals are far too short here: with no effect at all
/// they exclude zero in half of all cases with two clusters, and in one of seven with eight.
///
/// No method can see a failure so rare that none of the patients shows it.
public struct ClusterMean: Sendable, Hashable {
  /// The mean over all images.
  public var mean: Double
  /// The ends of the 95 % interval; NaN for fewer than two clusters.
  public var low, high: Double

  /// The number of clusters from which on they are drawn.
  static let fewestDrawn = 6

  /// `sums` and `counts` hold the sum of the values and the number of images of each cluster.
  /// `range`: what the mean can be; the interval ends there.
  public init(
    sums: [Double], counts: [Double], repetitions: Int, seed: UInt64,
    within range: ClosedRange<Double> = -.infinity ... .infinity
  ) {
    let all = Estimate(Array(sums.indices), sums, counts)
    mean = all.mean
    let clusters = sums.count
    guard clusters > 1 else {
      (low, high) = (.nan, .nan)
      return
    }
    let t = Distributions.studentQuantile(0.975, df: Double(clusters - 1))
    var (below, above) = (t, t)
    var generator = SeededGenerator(seed: seed)
    var drawn = [Int](repeating: 0, count: clusters)
    var scores: [Double] = []
    scores.reserveCapacity(repetitions)
    for _ in 0..<(clusters < Self.fewestDrawn ? 0 : repetitions) {
      for index in drawn.indices { drawn[index] = generator.index(below: clusters) }
      let again = Estimate(drawn, sums, counts)
      // A draw of clusters that are all equal has no spread but that of rounding.
      guard again.error > 1e-9 * all.error else { continue }
      scores.append((again.mean - mean) / again.error)
    }
    scores.sort()
    // The (R + 1) p-th of R draws (Davison and Hinkley, Bootstrap Methods, 1997, section 2.4).
    let rank = Int(0.025 * Double(scores.count + 1))
    if rank > 0 {
      below = max(below, scores[scores.count - rank])
      above = max(above, -scores[rank - 1])
    }
    low = max(mean - below * all.error, range.lowerBound)
    high = min(mean + above * all.error, range.upperBound)
  }

  /// The mean over the images of the drawn clusters and its standard error between clusters, as a
  /// regression on the constant alone gives it with errors clustered.
  private struct Estimate {
    var mean, error: Double

    init(_ drawn: [Int], _ sums: [Double], _ counts: [Double]) {
      var sum = 0.0
      var count = 0.0
      for cluster in drawn {
        sum += sums[cluster]
        count += counts[cluster]
      }
      let mean = sum / count
      var squares = 0.0
      for cluster in drawn {
        let residual = sums[cluster] - mean * counts[cluster]
        squares += residual * residual
      }
      let clusters = Double(drawn.count)
      self.mean = mean
      error = (squares * clusters / (clusters - 1)).squareRoot() / count
    }
  }
}
