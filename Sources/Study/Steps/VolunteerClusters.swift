import Statistics
import StudyTerms
import Tables

/// Values of images gathered by volunteer: images of one heart are alike, so an interval draws volunteers, not images.
struct VolunteerClusters {
  /// Sorted.
  let volunteers: [Volunteer]
  private let sums: [Double]
  private let counts: [Int]

  /// `values` run over the whole table, `rows` say which of them count.
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

  /// 95 % percentile interval of the mean over images, volunteers drawn with replacement.
  func interval(repetitions: Int, seed: UInt64) -> (low: Double, high: Double) {
    ClusterBootstrap.interval(
      clusters: volunteers.count, repetitions: repetitions, seed: seed, level: 0.95
    ) { draw in
      let sum = draw.reduce(0) { $0 + sums[$1] }
      let count = draw.reduce(0) { $0 + counts[$1] }
      return sum / Double(count)
    }
  }

  func means(_ tissue: TissueClass, _ split: Split) -> [DiceSummary.VolunteerMean] {
    volunteers.indices.map { index in
      DiceSummary.VolunteerMean(
        volunteer: volunteers[index], split: split, tissue: tissue, count: counts[index],
        mean: sums[index] / Double(counts[index]))
    }
  }
}
