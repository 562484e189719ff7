import Testing

@testable import Tables

/// Expected numbers: References/statistics.py (SciPy), unless a closed form says more.
@Suite struct StatisticsTests {
  // Hollander and Wolfe's depression data, as in R's help page of wilcox.test.
  let x = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
  let y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]

  func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-10) -> Bool {
    abs(a - b) <= tolerance
  }

  @Test func quantilesAreOfType7() {
    #expect(near(Statistics.quantile(x, 0.1), 1.14))
    #expect(Statistics.quantile(x, 0.25) == 1.55)
    #expect(Statistics.median(x) == 1.68)
    #expect(near(Statistics.iqr(x), 1.88 - 1.55))
    #expect(near(Statistics.sd(x), 0.7155941587240634))
    #expect(near(Statistics.mad(x), 0.2965199999999999))
  }

  @Test func nothingHasNoMean() {
    #expect(Statistics.mean([]).isNaN)
    #expect(Statistics.sd([1]).isNaN)
    #expect(Statistics.quantile([], 0.5).isNaN)
  }

  @Test func theSignedRankTestIsRs() {
    let test = SignedRankTest(x, y)
    #expect(test.v == 40)
    #expect(test.count == 9)
    #expect(near(test.p, 0.04401098401295143))
  }

  @Test func correlationHasItsTestAndInterval() {
    let correlation = PearsonCorrelation(x, y)
    #expect(near(correlation.r, 0.8478765191153643))
    #expect(near(correlation.p, 0.0038831303761205035))
    #expect(near(correlation.low, 0.4205812590323821))
    #expect(near(correlation.high, 0.9673116261532931))
    #expect(correlation.df == 7)
  }

  @Test func regressionIsLeastSquares() {
    let line = LinearRegression(x: x, y: y)
    #expect(near(line.slope, 0.9506501326303114))
    #expect(near(line.intercept, -0.3447041232024386))
    #expect(near(line.slopeError, 0.2246847960345232))
    #expect(near(line.interceptError, 0.42490318087677326))
    #expect(near(line.p, 0.003883130376120492))
  }

  @Test func distributionsAgreeWithTables() {
    #expect(near(Distributions.studentQuantile(0.975, df: 8), 2.306004135204166))
    #expect(near(Distributions.normalQuantile(0.975), 1.959963984540054))
    #expect(near(Distributions.normalQuantile(1e-6), -4.753424308822899))
    #expect(near(Distributions.studentTwoSided(2.5, df: 7), 0.04099221858575289))
  }

  @Test func perfectAgreementHasNoBias() {
    let agreement = BlandAltman(x.map { $0 + 1 }, x)
    #expect(near(agreement.bias, 1))
    #expect(near(agreement.sd, 0))
    #expect(near(Concordance(x, x).ccc, 1))
    #expect(Concordance(x.map { $0 + 1 }, x).ccc < 0.7)
  }

  @Test func aParabolaIsItsOwnLocalRegression() {
    let places = (0...40).map(Double.init)
    let loess = Loess(x: places, y: places.map { 2 + 3 * $0 - 0.5 * $0 * $0 })
    for place in [0, 0.5, 7.25, 20, 33.3, 40] {
      let expected = 2 + 3 * place - 0.5 * place * place
      #expect(near(loess.predict([place])[0], expected, 1e-8))
    }
  }

  @Test func tooFewPointsHaveNoLocalRegression() {
    for count in 2...5 {
      let places = (1...count).map(Double.init)
      let loess = Loess(x: places, y: places.map { _ in 0.8 })
      #expect(loess.predict([1, 1.5, Double(count)]).allSatisfy { $0.isNaN })
    }
    let six = (1...6).map(Double.init)
    let loess = Loess(x: six, y: six.map { 2 + 3 * $0 - 0.5 * $0 * $0 })
    #expect(near(loess.predict([2.5])[0], 6.375, 1e-8))
    #expect(near(Loess(x: six, y: six, degree: 1).predict([2.5])[0], 2.5, 1e-8))
    #expect(Loess(x: [1, 2], y: [1, 2], degree: 1).predict([1.5])[0].isNaN)
  }

  @Test func aDensityHasAreaOne() {
    let density = KernelDensity(of: x, points: 2001, from: -5, to: 10)
    #expect(near(density.y.reduce(0, +) * 15 / 2000, 1, 1e-6))
  }

  @Test func boxesHaveTukeysWhiskers() {
    let box = BoxStatistics(of: [1, 2, 3, 4, 5, 100])
    #expect(box.outliers == [100])
    #expect(box.high == 5)
    #expect(box.median == 3.5)
  }

  /// Drawn again and again it is always the same: an interval of no width.
  @Test func oneClusterHasNoInterval() {
    for count in 0...1 {
      let none = ClusterBootstrap.interval(clusters: count, repetitions: 20, seed: 1) { _ in 5 }
      #expect(none.low.isNaN && none.high.isNaN)
    }
    let two = ClusterBootstrap.interval(clusters: 2, repetitions: 20, seed: 1) { _ in 5 }
    #expect(two == (5, 5))
  }

  @Test func theBootstrapIsSeededAndCoversTheMean() {
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
