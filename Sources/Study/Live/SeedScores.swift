import Engine
import Tables

/// Dice of a run over all its seeds: of each test image the mean over the seeds, with a 95 % interval that draws patients, and what the
/// seeds alone make of it; or the difference of two runs, image by image. A seed that failed is left out.
///
/// One row a class: `class`, `images`, `patients`, `seeds`, `mean`, `low`, `high`, `pooled` (over all pixels, the mean over the seeds), `seed_sd`, `seed_low`,
/// `seed_high` (of the seeds' means).
struct SeedScores: Step {
  var scores: [SegmentationScores]
  /// Subtracted, seed by seed, where it is not empty; of seeds that only one of both has, nothing is said.
  var others: [SegmentationScores]
  var repetitions: Int

  var optionalInputs: [any Step] { scores + others }
  var title: String {
    let test = scores.first?.title ?? "test"
    return others.isEmpty ? "\(scores.count) seeds of the \(test)" : "difference to the \(test)"
  }

  func run(_ context: StepContext) async throws -> Table {
    var seeds = try context.outputs(of: scores).map { ($0.place, $0.output.tables) }
    var rivals: [NamedTables] = []
    if !others.isEmpty {
      let tables = Dictionary(
        uniqueKeysWithValues: try context.outputs(of: others).map { ($0.place, $0.output.tables) })
      seeds = seeds.filter { tables[$0.0] != nil }
      rivals = seeds.compactMap { tables[$0.0] }
    }
    let own = try seeds.map { try $0.1("images") }
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
      var dice = try own.map { try $0.numbers(name) }
      for (index, other) in against.enumerated() {
        dice[index] = zip(dice[index], try other.numbers(name)).map(-)
      }
      let images = patients.indices.map { image in Statistics.mean(dice.map { $0[image] }) }
      rows.append(
        Row(
          name: name, mean: Statistics.mean(images), interval: bootstrap.mean(of: images),
          pooled: try Self.pooled(name, seeds.map(\.1)) - Self.pooled(name, rivals),
          seeds: dice.map(Statistics.mean)))
    }
    func column(_ name: String, _ title: String, _ value: (Row) -> Double) -> Column {
      Column(name, title: title, decimals: 3, numbers: rows.map(value))
    }
    return try Table([
      Column("class", title: "Class", texts: rows.map(\.name)),
      Column("images", title: "Images", counts: rows.map { _ in patients.count }),
      Column("patients", title: "Patients", counts: rows.map { _ in Set(patients).count }),
      Column("seeds", title: "Seeds", counts: rows.map(\.seeds.count)),
      column("mean", others.isEmpty ? "Mean Dice" : "Difference") { $0.mean },
      column("low", "95 % low") { $0.interval.low },
      column("high", "95 % high") { $0.interval.high },
      column("pooled", "Pooled") { $0.pooled },
      column("seed_sd", "SD of seeds") { $0.seeds.count > 1 ? Statistics.sd($0.seeds) : .nan },
      column("seed_low", "Lowest seed") { $0.seeds.min() ?? .nan },
      column("seed_high", "Highest seed") { $0.seeds.max() ?? .nan },
    ])
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
