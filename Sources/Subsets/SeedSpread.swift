import Engine
import Statistics
import StudyTerms
import Tables

/// The spread of first epoch, peak and last epoch over trainings that differ by chance only.
package struct SeedSpread: RunnableStep {
  /// The summary of every training.
  package var runs: SubsetRuns

  package init(runs: SubsetRuns) { self.runs = runs }

  package var inputs: [any Step] { [runs] }
  package var title: String { "spread over seeds" }

  /// One class of the trainings with one start on one subset.
  package struct Spread: Codable, Hashable, Sendable {
    /// The start of the trainings.
    package var model: SegmentationModel
    /// The subset.
    package var subset: Subset
    /// The class.
    package var tissue: TissueClass
    /// The numbers of seeds and of epochs.
    package var seeds, epochs: Int
    /// The Dice of the first epoch, the peak and the last epoch, and the drop from peak to last, as
    /// means over the seeds.
    package var first, peak, last, drop: Double
    /// The standard deviation, lowest and highest Dice of the last epoch over the seeds.
    package var lastSD, lastLow, lastHigh: Double

    /// Summarises runs of one start, subset and class; nil if there are none.
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

  /// Returns the rows in the order of the runs.
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
