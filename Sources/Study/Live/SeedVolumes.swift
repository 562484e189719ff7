import Engine
import Statistics
import StudyTerms
import Tables

/// The volumes of a run over all its seeds. Every number is the mean over the seeds of what each of them gives, which is what one training
/// can be expected to; where a seed has none (a share of nothing), the mean over the others. A seed that failed is left out.
///
/// Tables `error`, `volume_error` and `good_ef_bad_volume` of ``SearchComparison``, one row each. The interval of `error` draws patients,
/// of each series the mean over the seeds; `seeds`, `seed_low` and `seed_high` say how many there are and how far their means lie apart.
struct SeedVolumes: RunnableStep {
  var volumes: [SearchComparison]
  /// Draws of the bootstrap by patient.
  var repetitions: Int

  var optionalInputs: [any Step] { volumes }
  var title: String {
    volumes.count == 1 ? "volumes of 1 seed" : "volumes of \(volumes.count) seeds"
  }

  func run(_ context: StepContext) async throws -> NamedTables {
    let seeds = try context.outputs(of: volumes).map(\.output)
    let errors = try seeds.map { try $0("error") }
    var tables = ["error": try error(errors, seeds, seed: context.seed)]
    for name in ["volume_error", "good_ef_bad_volume"] {
      tables[name] = try Self.mean(try seeds.map { try $0(name) })
    }
    return NamedTables(tables: tables)
  }

  private func error(_ errors: [Table], _ seeds: [NamedTables], seed: UInt64) throws -> Table {
    var columns = try Self.mean(errors).columns
    // Of one seed the interval is its own: it does not change with the seeds of other runs.
    if seeds.count > 1 {
      let series = try seeds.map { try $0("series") }
      let found = try series.map { try $0.numbers("error") }
      let patients = try series[0].texts("patient").map { SeriesID($0) }
      let interval = PatientBootstrap(patients: patients, seed: seed, repetitions: repetitions)
        .mean(of: patients.indices.map { row in Statistics.mean(found.map { $0[row] }) })
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
