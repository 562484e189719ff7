import Engine
import Statistics
import StudyTerms
import Tables

/// Dice of a run over all its seeds: of each test image the mean over the seeds, with a 95 % interval that draws patients, and what the
/// seeds alone make of it; or the difference of two runs, image by image. A seed that failed is left out.
///
/// Runs of as many seeds are compared seed by seed, because both may learn from the patients that a seed draws; of seeds that only one of
/// both has, nothing is said. Of runs that have not as many, the means over all seeds of each are compared.
///
/// One row a class: `class`, `images`, `patients`, `seeds`, `mean`, `low`, `high`, `pooled` (over all pixels, the mean over the seeds), `seed_sd`, `seed_low`,
/// `seed_high` (of the seeds' means, or of the differences of each seed to its fellow, or to every other); of a difference also `other_seeds`.
struct SeedScores: RunnableStep {
  var scores: [SegmentationScores]
  /// Subtracted where it is not empty.
  var others: [SegmentationScores]
  var repetitions: Int

  var optionalInputs: [any Step] { scores + others }
  var title: String {
    let test = scores.first?.title ?? "test"
    let seeds = scores.count == 1 ? "1 seed" : "\(scores.count) seeds"
    return others.isEmpty ? "\(seeds) of the \(test)" : "difference to the \(test)"
  }

  func run(_ context: StepContext) async throws -> Table {
    let (seeds, rivals) = try tables(context)
    let own = try seeds.map { try $0("images") }
    let against = try rivals.map { try $0("images") }
    guard let first = own.first else {
      throw StudyError("no seed of the one run has a fellow among those of the other")
    }
    let patients = try first.texts("patient")
    let names = ["LV", "MY", "RV"].filter { name in
      (own + against).allSatisfy { $0.columnNames.contains(name) }
    }
    let bootstrap = PatientBootstrap(
      patients: patients, seed: context.seed, repetitions: repetitions)
    var rows: [Row] = []
    for name in names {
      let dice = try own.map { try $0.numbers(name) }
      let other = try against.map { try $0.numbers(name) }
      let images = patients.indices.map { image in
        Statistics.mean(dice.map { $0[image] })
          - (other.isEmpty ? 0 : Statistics.mean(other.map { $0[image] }))
      }
      // Of one seed the interval is that of its test: it does not change with the seeds of other runs.
      let alone = seeds.count == 1 && others.isEmpty ? seeds.first : nil
      rows.append(
        Row(
          name: name, mean: Statistics.mean(images),
          interval: try alone.flatMap { try Self.interval(name, $0) }
            ?? bootstrap.mean(of: images),
          pooled: try Self.pooled(name, seeds) - Self.pooled(name, rivals),
          seeds: differences(dice.map(Statistics.mean), other.map(Statistics.mean))))
    }
    func column(_ name: String, _ title: String, _ value: (Row) -> Double) -> Column {
      Column(name, title: title, decimals: 3, numbers: rows.map(value))
    }
    var columns = [
      Column("class", title: "Class", texts: rows.map(\.name)),
      Column("images", title: "Images", counts: rows.map { _ in patients.count }),
      Column("patients", title: "Patients", counts: rows.map { _ in Set(patients).count }),
      Column("seeds", title: "Seeds", counts: rows.map { _ in seeds.count }),
    ]
    if !others.isEmpty {
      columns.append(
        Column("other_seeds", title: "Seeds of the other", counts: rows.map { _ in rivals.count }))
    }
    columns += [
      column("mean", others.isEmpty ? "Mean Dice" : "Difference") { $0.mean },
      column("low", "95 % low") { $0.interval.low },
      column("high", "95 % high") { $0.interval.high },
      column("pooled", "Pooled") { $0.pooled },
      column("seed_sd", "SD of seeds") { $0.seeds.count > 1 ? Statistics.sd($0.seeds) : .nan },
      column("seed_low", "Lowest seed") { $0.seeds.min() ?? .nan },
      column("seed_high", "Highest seed") { $0.seeds.max() ?? .nan },
    ]
    return try Table(columns)
  }

  private var isMatched: Bool { scores.count == others.count }

  /// Those of both runs that did not fail; where they are matched, those of the seeds that both have.
  private func tables(
    _ context: StepContext
  ) throws -> (own: [NamedTables], others: [NamedTables]) {
    let own = try context.outputs(of: scores)
    let rivals = others.isEmpty ? [] : try context.outputs(of: others)
    let both = Set(own.map(\.place)).intersection(rivals.map(\.place))
    return (
      own.filter { !isMatched || both.contains($0.place) }.map(\.output.tables),
      rivals.filter { !isMatched || both.contains($0.place) }.map(\.output.tables)
    )
  }

  /// What the seeds' means make of it, one by one.
  private func differences(_ means: [Double], _ others: [Double]) -> [Double] {
    if others.isEmpty { return means }
    if isMatched { return zip(means, others).map(-) }
    return means.flatMap { mean in others.map { mean - $0 } }
  }

  private static func interval(
    _ name: String, _ tables: NamedTables
  ) throws -> (low: Double, high: Double)? {
    let summary = try tables("summary")
    guard let row = try summary.texts("class").firstIndex(of: name) else { return nil }
    return (try summary.numbers("low")[row], try summary.numbers("high")[row])
  }

  /// The mean over the seeds; 0 of none.
  private static func pooled(_ name: String, _ seeds: [NamedTables]) throws -> Double {
    if seeds.isEmpty { return 0 }
    return Statistics.mean(
      try seeds.map { tables in
        let summary = try tables("summary")
        let row = try summary.texts("class").firstIndex(of: name)
        return try row.map { try summary.numbers("pooled")[$0] } ?? .nan
      })
  }

  private struct Row {
    var name: String
    var mean: Double
    var interval: (low: Double, high: Double)
    var pooled: Double
    /// The mean of each.
    var seeds: [Double]
  }
}
