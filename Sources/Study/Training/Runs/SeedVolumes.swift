import Engine
import Search
import Statistics
import StudyTerms
import Tables

/// The volumes of a run over all its seeds. Every number is the mean over the seeds, which is what
/// one training can be expected to give; a seed without a number (a share of nothing) is left out
/// there, and one that failed everywhere.
///
/// Tables `error`, `volume_error` and `good_ef_bad_volume` of ``SearchComparison``, one row each.
/// The interval of `error` draws patients, of each series the mean over the seeds; `seeds`,
/// `seed_low` and `seed_high` say how many seeds there are and how far their means lie apart.
struct SeedVolumes: RunnableStep {
  var volumes: [SearchComparison]
  /// Draws of the bootstrap by patient.
  var repetitions: Int

  var optionalInputs: [any Step] { asked.flatMap(\.steps) }

  private var asked: [CohortSearch] { volumes.map(CohortSearch.init) }
  var title: String {
    volumes.count == 1 ? "volumes of 1 seed" : "volumes of \(volumes.count) seeds"
  }

  func run(_ context: StepContext) async throws -> NamedTables {
    let errors = try context.outputs(of: volumes).map { try $0.output.rows.table() }
    let series = try context.outputs(of: asked.map(\.series)).map(\.output.rows)
    return NamedTables(tables: [
      "error": try error(errors, series, seed: context.seed),
      "volume_error": try Self.mean(
        context.outputs(of: asked.map(\.ranking)).map { try $0.output.rows.table() }),
      "good_ef_bad_volume": try Self.mean(
        context.outputs(of: asked.map(\.good)).map { try $0.output.rows.table() }),
    ])
  }

  private func error(
    _ errors: [Table], _ seeds: [[SearchSeries.Errors]], seed: UInt64
  ) throws -> Table {
    var columns = try Self.mean(errors).columns
    // Of one seed the interval is its own: it does not change with the seeds of other runs.
    if seeds.count > 1 {
      let patients = seeds[0].map(\.patient)
      let interval = PatientBootstrap(patients: patients, seed: seed, repetitions: repetitions)
        .mean(of: patients.indices.map { row in Statistics.mean(seeds.map { $0[row].error }) })
      for (name, value) in [("low", interval.low), ("high", interval.high)] {
        guard let place = columns.firstIndex(where: { $0.name == name }) else { continue }
        columns[place].values = .numbers([value])
      }
    }
    let means = try errors.flatMap { try $0.numbers("mean") }
    return try Table(
      columns + [
        Column("seeds", title: "Seeds", counts: [seeds.count]),
        Column(
          "seed_low", title: "Lowest seed", unit: "pp", decimals: 2, numbers: [means.min() ?? .nan]),
        Column(
          "seed_high", title: "Highest seed", unit: "pp", decimals: 2,
          numbers: [means.max() ?? .nan]),
      ])
  }

  /// Of tables of one row with the same columns.
  private static func mean(_ tables: [Table]) throws -> Table {
    let all = try Table.stacked(tables)
    return try Table(
      all.rows([0]).columns.map { column in
        guard case .numbers = column.values else { return column }
        var mean = column
        mean.values = .numbers([
          Statistics.mean(try all.numbers(column.name).filter { !$0.isNaN })
        ])
        // Means of counts are not whole; all seeds measure the same series.
        if column.decimals == 0, !["count", "unknown"].contains(column.name) { mean.decimals = 1 }
        return mean
      })
  }
}
