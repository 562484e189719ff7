import Engine
import Statistics
import StudyTerms

/// The Dice of a model against the first reader for every part and class: distribution, bootstrap
/// intervals and pooled value.
package struct TransferDice: RunnableStep {
  /// The counts of the model against the first observer.
  package var confusion: Asked<ConfusionTable>
  /// The Dice below which images are counted.
  package var threshold: Double
  /// The number of bootstrap draws.
  package var repetitions: Int

  package init(confusion: Asked<ConfusionTable>, threshold: Double, repetitions: Int) {
    self.confusion = confusion
    self.threshold = threshold
    self.repetitions = repetitions
  }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "Dice from \(confusion.title)" }

  package func run(_ context: StepContext) async throws -> DiceSummary {
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
    let counts = rows.map { table.counts[$0] }
    return DiceDistribution(
      tissue: tissue, split: split, count: values.count, volunteers: clusters.volunteers.count,
      mean: statistics.mean, sd: statistics.sd, median: statistics.median, q1: statistics.q1,
      q3: statistics.q3, low: interval.low, high: interval.high, imageLow: statistics.mean - error,
      imageHigh: statistics.mean + error, pooled: counts.reduce(.zero, +).dice(tissue),
      below: values.count { $0 < threshold },
      empty: counts.count { $0.isEmpty(tissue) },
      filled: Statistics.mean(counts.filter { !$0.isEmpty(tissue) }.map { $0.dice(tissue) }),
      whiskerLow: box.low, whiskerHigh: box.high, outliers: box.outliers)
  }
}
