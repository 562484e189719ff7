import Foundation
import Randomness
import Testing

@testable import Bootstrap

@Suite struct ClusterMeanTests {
  /// Fourteen differences of Dice of six patients.
  private static let sums = [0.06, 0.10, 0.22, 0.14, 0.01, 0.15]
  private static let counts = [3.0, 2, 4, 2, 1, 2]

  private static func mean(repetitions: Int, seed: UInt64 = 1) -> ClusterMean {
    ClusterMean(sums: sums, counts: counts, repetitions: repetitions, seed: seed)
  }

  private func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-10) -> Bool {
    abs(a - b) <= tolerance
  }

  /// Without draws it is what statsmodels gives with clustered errors
  /// (StatisticsTests/References/statistics.py).
  @Test func theStudentIntervalIsThatOfClusteredErrors() {
    let mean = Self.mean(repetitions: 0)
    #expect(near(mean.mean, 0.04857142857142858))
    #expect(near(mean.low, 0.024658254494663034) && near(mean.high, 0.07248460264819412))
  }

  /// Of all 6^6 draws the bootstrap-t runs from LOW to HIGH: each end is the farther one.
  @Test func theFartherEndCounts() {
    let mean = Self.mean(repetitions: 4_000)
    #expect(near(mean.low, min(0.0163284, 0.024658254494663034), 0.001))
    #expect(near(mean.high, max(0.06763853, 0.07248460264819412), 0.001))
    #expect(mean == Self.mean(repetitions: 4_000))
  }

  /// Of few clusters many draws are of one alone; their spread is that of rounding.
  @Test(arguments: [[0.019, 0.041, 0.003], [0.019, 0.1, 0.1, 0.1, 0.1, 0.1]])
  func clustersThatAreEqualDoNotBlowUpTheInterval(_ means: [Double]) {
    let counts = means.indices.map { Double(250 + 33 * $0) }
    let mean = ClusterMean(
      sums: zip(means, counts).map(*), counts: counts, repetitions: 1000, seed: 1)
    #expect(mean.low > -1 && mean.high < 1)
  }

  /// A difference of two Dice lies between -1 and 1.
  @Test func theIntervalEndsWhereTheMeanCannotBe() {
    let far = ClusterMean(sums: [-0.9, 0.1], counts: [1, 1], repetitions: 20, seed: 1)
    #expect(far.low < -1 && far.high > 1)
    let ended = ClusterMean(
      sums: [-0.9, 0.1], counts: [1, 1], repetitions: 20, seed: 1, within: -1...1)
    #expect(ended.mean == far.mean && ended.low == -1 && ended.high == 1)
  }

  @Test func oneClusterHasNoInterval() {
    let one = ClusterMean(sums: [3], counts: [2], repetitions: 20, seed: 1)
    #expect(one.mean == 1.5 && one.low.isNaN && one.high.isNaN)
    let none = ClusterMean(sums: [], counts: [], repetitions: 20, seed: 1)
    #expect(none.mean.isNaN && none.low.isNaN)
  }

  /// Clusters that agree exactly leave no doubt, and no division of zero by zero.
  @Test func equalClustersHaveAnIntervalOfNoWidth() {
    let equal = ClusterMean(sums: [1, 2], counts: [1, 2], repetitions: 20, seed: 1)
    #expect(equal.low == 1 && equal.high == 1)
  }

  /// How skewed the Dice of two networks is that are equally good.
  enum Dice: CaseIterable {
    /// Both fail now and then, on patients of their own.
    case failing
    /// Both have the same mean, and one has the longer tail.
    case tailed

    /// Skewed differences are judged from as many patients as a verdict needs.
    var patients: [Int] { self == .failing ? [3, 4, 5, 6, 8, 15, 30] : [6, 8, 10, 15, 20, 30] }

    /// The difference of a patient's mean Dice; its expectation is zero.
    func difference(_ generator: inout SeededGenerator) -> Double {
      switch self {
      case .failing: Self.failing(&generator) - Self.failing(&generator)
      case .tailed: Self.power(8, &generator) - 8.0 / 9 - 0.3 * (generator.unit() - 0.5)
      }
    }

    /// One in ten patients has a Dice below one half.
    private static func failing(_ generator: inout SeededGenerator) -> Double {
      generator.unit() < 0.1 ? 0.5 * generator.unit() : power(10, &generator)
    }

    /// A draw from the beta distribution with the parameters a and 1, whose mean is a / (a + 1).
    private static func power(_ a: Double, _ generator: inout SeededGenerator) -> Double {
      pow(generator.unit(), 1 / a)
    }
  }

  /// Where there is no difference, at most one verdict in twenty is false, up to what chance does
  /// to 400 trials. Percentile intervals give 15 % for eight patients.
  @Test(arguments: Dice.allCases)
  func noDifferenceIsRarelyTakenForOne(_ dice: Dice) {
    var generator = SeededGenerator(seed: 19)
    let trials = 400
    var (allFalse, all) = (0, 0)
    for patients in dice.patients {
      var falseVerdicts = 0
      for trial in 0..<trials {
        // Between five and twenty images of each patient.
        let counts = (0..<patients).map { _ in Double(5 + generator.index(below: 16)) }
        let sums = counts.map { $0 * dice.difference(&generator) }
        let mean = ClusterMean(
          sums: sums, counts: counts, repetitions: 199, seed: UInt64(trial))
        if mean.low > 0 || mean.high < 0 { falseVerdicts += 1 }
      }
      // 5 % and 2.5 standard errors of a count.
      #expect(falseVerdicts <= 31, "\(patients) patients")
      (allFalse, all) = (allFalse + falseVerdicts, all + trials)
    }
    #expect(Double(allFalse) / Double(all) <= 0.05)
  }

  /// The interval is not wide for nothing: a difference of one standard deviation is found.
  @Test func aClearDifferenceIsFound() {
    var generator = SeededGenerator(seed: 20)
    var found = 0
    for trial in 0..<200 {
      let sums = (0..<20).map { _ in 0.3 + Dice.failing.difference(&generator) }
      let mean = ClusterMean(
        sums: sums, counts: sums.map { _ in 1 }, repetitions: 199, seed: UInt64(trial))
      if mean.low > 0 { found += 1 }
    }
    #expect(found >= 160)
  }
}

private func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-10) -> Bool {
  abs(a - b) <= tolerance
}
