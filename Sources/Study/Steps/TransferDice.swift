import Engine
import Statistics
import StudyTerms
import Tables

/// Dice of a model against the first observer, for every part and class: distribution, bootstrap intervals, pooled.
struct TransferDice: RunnableStep {
  var confusion: Confusion
  /// Images below it are counted.
  var threshold: Double
  /// Draws of the bootstrap.
  var repetitions: Int

  var inputs: [any Step] { [confusion] }
  var title: String { "Dice from \(confusion.title)" }

  func run(_ context: StepContext) async throws -> DiceSummary {
    let table = try context.output(of: confusion)
    var summary = DiceSummary(distributions: [], volunteers: [])
    for tissue in TissueClass.compared {
      let dice = table.dice(tissue)
      for split in Split.allCases {
        let rows = table.rows(of: split)
        guard !rows.isEmpty else { continue }
        let clusters = VolunteerClusters(table, rows: rows, values: dice)
        summary.volunteers += clusters.means(tissue, split)
        summary.distributions.append(
          distribution(tissue, split, table, rows, dice, clusters, context.seed))
      }
    }
    return summary
  }

  private func distribution(
    _ tissue: TissueClass, _ split: Split, _ table: ConfusionTable, _ rows: [Int],
    _ dice: [Double], _ clusters: VolunteerClusters, _ seed: UInt64
  ) -> DiceDistribution {
    let values = rows.map { dice[$0] }
    let statistics = Summary(of: values)
    let box = BoxStatistics(of: values)
    let interval = clusters.interval(repetitions: repetitions, seed: seed)
    // As if images were independent.
    let error = 1.96 * statistics.sd / Double(values.count).squareRoot()
    let total = rows.reduce(ConfusionCounts.zero) { $0 + table.counts[$1] }
    return DiceDistribution(
      tissue: tissue, split: split, count: values.count, volunteers: clusters.volunteers.count,
      mean: statistics.mean, sd: statistics.sd, median: statistics.median, q1: statistics.q1,
      q3: statistics.q3, low: interval.low, high: interval.high, imageLow: statistics.mean - error,
      imageHigh: statistics.mean + error, pooled: total.dice(tissue),
      below: values.count { $0 < threshold },
      empty: rows.count {
        table.counts[$0].reference(tissue) + table.counts[$0].other(tissue) == 0
      },
      whiskerLow: box.low, whiskerHigh: box.high, outliers: box.outliers)
  }
}
