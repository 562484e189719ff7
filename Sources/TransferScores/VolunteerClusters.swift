import Bootstrap
import Statistics
import StudyTerms

/// The values of images grouped by volunteer. Images of one heart are alike, so intervals draw
/// volunteers, not images.
struct VolunteerClusters {
  /// The volunteers, sorted.
  let volunteers: [Volunteer]
  private let sums: [Double]
  private let counts: [Int]

  /// Groups the values of the given rows; `values` has one entry for each row of the whole table.
  init(_ table: ConfusionTable, rows: [Int], values: [Double]) {
    var sums: [Volunteer: Double] = [:]
    var counts: [Volunteer: Int] = [:]
    for row in rows {
      sums[table.images[row].volunteer, default: 0] += values[row]
      counts[table.images[row].volunteer, default: 0] += 1
    }
    let volunteers = counts.keys.sorted()
    self.volunteers = volunteers
    self.sums = volunteers.map { sums[$0] ?? 0 }
    self.counts = volunteers.map { counts[$0] ?? 0 }
  }

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

  /// The mean over images with an interval that keeps its level for few volunteers.
  func mean(repetitions: Int, seed: UInt64) -> ClusterMean {
    ClusterMean(
      sums: sums, counts: counts.map(Double.init), repetitions: repetitions, seed: seed)
  }

  func means(_ tissue: TissueClass, _ split: Split) -> [DiceSummary.VolunteerMean] {
    volunteers.indices.map { index in
      DiceSummary.VolunteerMean(
        volunteer: volunteers[index], split: split, tissue: tissue, count: counts[index],
        mean: sums[index] / Double(counts[index]))
    }
  }
}
