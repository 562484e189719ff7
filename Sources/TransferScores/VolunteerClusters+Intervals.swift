import Bootstrap
import StudyTerms

extension VolunteerClusters {
  /// The 95 % percentile interval of the mean over images, with volunteers drawn with replacement.
  func interval(repetitions: Int, seed: UInt64) -> (low: Double, high: Double) {
    ClusterBootstrap.interval(
      clusters: volunteers.count, repetitions: repetitions, seed: seed, level: 0.95
    ) { draw in
      let sum = draw.reduce(0) { $0 + sums[$1] }
      let count = draw.reduce(0) { $0 + counts[$1] }
      return sum / Double(count)
    }
  }

  /// The mean over images, whose values are differences of two Dice, with an interval that keeps
  /// its level for few volunteers.
  func meanDifference(repetitions: Int, seed: UInt64) -> ClusterMean {
    ClusterMean(
      sums: sums, counts: counts.map(Double.init), repetitions: repetitions, seed: seed,
      within: -1...1)
  }

  /// The volunteers' means as rows.
  func means(_ tissue: TissueClass, _ split: Split) -> [DiceSummary.VolunteerMean] {
    zip(zip(volunteers, counts), means).map { volunteer, mean in
      DiceSummary.VolunteerMean(
        volunteer: volunteer.0, split: split, tissue: tissue, count: volunteer.1, mean: mean)
    }
  }
}
