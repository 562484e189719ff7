import Bootstrap
import Engine
import Search
import Statistics
import StudyTerms
import Tables

/// The volumes of a run over all its seeds. Every number is the mean over the seeds, which is what
/// one training can be expected to give; a seed without a number (a share of nothing) is left out
/// there, and one that failed everywhere.
package struct SeedVolumes: RunnableStep {
  package var volumes: [SearchComparison]
  /// Draws of the bootstrap by patient.
  package var repetitions: Int

  package init(volumes: [SearchComparison], repetitions: Int) {
    self.volumes = volumes
    self.repetitions = repetitions
  }

  package var optionalInputs: [any Step] { asked.flatMap(\.steps) }
  package var title: String {
    volumes.count == 1 ? "volumes of 1 seed" : "volumes of \(volumes.count) seeds"
  }

  private var asked: [CohortSearch] { volumes.map(CohortSearch.init) }

  /// What ``SearchComparison``, ``SearchRanking`` and ``SearchGoodFractions`` say of the run.
  package struct Means: JSONArtifact, Hashable {
    package var error: SeedError
    package var volumeError: SearchRanking.Rank
    package var goodFractions: SeedGoodFractions
  }

  /// Throws ``StudyError`` where no seed measured anything.
  package func run(_ context: StepContext) async throws -> Means {
    let errors = try context.outputs(of: volumes).flatMap(\.output.rows)
    let ranks = try context.outputs(of: asked.map(\.ranking)).flatMap(\.output.rows)
    let good = try context.outputs(of: asked.map(\.good)).flatMap(\.output.rows)
    guard var error = SeedError(errors), let rank = SearchRanking.Rank(ranks),
      let fractions = SeedGoodFractions(good)
    else { throw StudyError("no seed of the run measured the volumes of a series") }
    let series = try context.outputs(of: asked.map(\.series)).map(\.output.rows)
    if let interval = interval(series, seed: context.seed) { (error.low, error.high) = interval }
    return Means(error: error, volumeError: rank, goodFractions: fractions)
  }

  /// Draws patients, of each series the mean over the seeds. nil for one seed, whose interval is its
  /// own: it does not change with the seeds of other runs.
  private func interval(
    _ seeds: [[SearchSeries.Errors]], seed: UInt64
  ) -> (low: Double, high: Double)? {
    guard seeds.count > 1 else { return nil }
    let patients = seeds[0].map(\.patient)
    return PatientBootstrap(patients: patients, seed: seed, repetitions: repetitions)
      .mean(of: patients.indices.map { row in Statistics.mean(seeds.map { $0[row].error }) })
  }
}
