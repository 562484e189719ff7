import Bootstrap
import Statistics
import Testing

@Suite struct ClusterBootstrapTests {
  /// Whatever is drawn from one cluster is the same: an interval of no width would say nothing.
  @Test func oneClusterHasNoInterval() {
    for count in 0...1 {
      let none = ClusterBootstrap.interval(clusters: count, repetitions: 20, seed: 1) { _ in 5 }
      #expect(none.low.isNaN && none.high.isNaN)
    }
    let two = ClusterBootstrap.interval(clusters: 2, repetitions: 20, seed: 1) { _ in 5 }
    #expect(two == (5, 5))
  }

  @Test func theBootstrapIsSeededAndCoversTheMean() {
    // Depression scores (Hollander and Wolfe), as in R's help of wilcox.test.
    let x = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    func interval(_ seed: UInt64) -> (low: Double, high: Double) {
      ClusterBootstrap.interval(clusters: x.count, repetitions: 500, seed: seed) { drawn in
        Statistics.mean(drawn.map { x[$0] })
      }
    }
    let first = interval(1)
    #expect(first == interval(1))
    #expect(first != interval(2))
    #expect(first.low < Statistics.mean(x) && Statistics.mean(x) < first.high)
  }
}
