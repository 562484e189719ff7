import Engine
import Statistics
import StudyTerms
import Tables

/// First epoch, peak and last epoch over trainings that differ by chance only.
package struct SeedSpread: RunnableStep {
  package var runs: SubsetRuns

  package init(runs: SubsetRuns) { self.runs = runs }

  package var inputs: [any Step] { [runs] }
  package var title: String { "spread over seeds" }

  /// One class of the trainings of one start on one subset.
  package struct Spread: Codable, Hashable, Sendable {
    package var model: SegmentationModel
    package var subset: Subset
    package var tissue: TissueClass
    package var seeds, epochs: Int
    /// Means over the seeds.
    package var first, peak, last, drop: Double
    /// Of the last epoch.
    package var lastSD, lastLow, lastHigh: Double

    /// nil where there is no run.
    init?(_ runs: [SubsetRuns.Run]) {
      guard let one = runs.first else { return nil }
      model = one.model
      subset = one.subset
      tissue = one.tissue
      seeds = runs.count
      epochs = one.epochs
      first = Statistics.mean(runs.map(\.first))
      peak = Statistics.mean(runs.map(\.peak))
      last = Statistics.mean(runs.map(\.last))
      drop = Statistics.mean(runs.map(\.drop))
      lastSD = Statistics.sd(runs.map(\.last))
      lastLow = runs.map(\.last).min() ?? .nan
      lastHigh = runs.map(\.last).max() ?? .nan
    }
  }

  /// In the order of the runs.
  package func run(_ context: StepContext) async throws -> Rows<Spread> {
    var groups: [[SubsetRuns.Run]] = []
    for run in try context.output(of: runs).rows {
      let own = groups.firstIndex {
        $0[0].model == run.model && $0[0].subset == run.subset && $0[0].tissue == run.tissue
      }
      if let own { groups[own].append(run) } else { groups.append([run]) }
    }
    return Rows(groups.compactMap(Spread.init))
  }
}
