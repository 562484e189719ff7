import Engine
import Tables

/// The comparison of the methods of the search by volumes and ejection fractions.
///
/// Tables `error`, `landscape`, `volume_error`, `good_ef_bad_volume`, `correlation`, `series` (the absolute error of the ejection
/// fraction, pp, by series and method), and of the published networks `parts`, `held_out` and `audit`. Series whose true volumes nobody
/// knows are left out; of a cohort that has some, `error` has the column `unknown`, how many.
struct SearchComparison: Step {
  var source: VolumeSource
  var methods: [String]
  /// Draws of the bootstrap by patient.
  var repetitions: Int
  /// Series whose labels' score is at most this are what the network was trained on.
  var trainedThreshold: Double
  /// Largest |relative error| of a good ejection fraction, and of a volume that is not bad.
  var goodEjectionFraction: Double
  var badVolume: Double

  var inputs: [any Step] { [source.step] }
  var title: String { "comparison of the search's methods" }

  func run(_ context: StepContext) async throws -> NamedTables {
    let measured = try source.measurements(context)
    let all = measured.filter(\.isKnown)
    let groups = try methods.map { method in
      let rows = try source.measurements(by: method, of: measured)
      let known = rows.filter(\.isKnown)
      guard !known.isEmpty else {
        throw StudyError("of no series that \(method) measured is the true volume known")
      }
      return SearchGroup(method: method, rows: known, unknown: rows.count - known.count)
    }
    context.progress(0.1, "errors")
    var tables: [String: Table] = [:]
    tables["error"] = try error(groups, seed: context.seed)
    tables["landscape"] = try landscape(all)
    tables["volume_error"] = try volumeError(groups)
    tables["good_ef_bad_volume"] = try goodAndBad(groups)
    tables["correlation"] = try correlation(groups)
    tables["series"] = try series(groups)
    if case .published = source {
      let trained = Set(
        all.filter {
          $0.method == Method.ukbb && $0.isUsed && $0.confidence <= trainedThreshold
        }.map(\.id))
      tables["parts"] = try parts(groups)
      tables["held_out"] = try heldOut(groups, trained: trained)
      tables["audit"] = try audit(groups, all: all, trained: trained)
    }
    return NamedTables(tables: tables)
  }
}

/// The series of one method that count, one version each.
struct SearchGroup {
  var method: String
  var rows: [SeriesMeasurement]
  /// Those that are left out, because nobody knows the truth.
  var unknown: Int

  var errors: [Double] { rows.map(\.ejectionFractionError) }
  var undefined: Int { rows.filter { $0.volumes.ejectionFraction.isNaN }.count }
}

extension SearchComparison {
  /// Count, mean, sd, median, IQR and mad of errors in pp, keys before them.
  static func summary(_ keys: [Column], _ errors: [[Double]]) throws -> Table {
    let summaries = errors.map { Summary(of: $0) }
    func column(_ name: String, _ title: String, _ numbers: [Double]) -> Column {
      Column(name, title: title, unit: "pp", decimals: 2, numbers: numbers)
    }
    return try Table(
      keys + [
        Column("count", title: "Series", counts: summaries.map(\.count)),
        column("mean", "Mean", summaries.map(\.mean)),
        column("sd", "SD", summaries.map(\.sd)),
        column("median", "Median", summaries.map(\.median)),
        column("iqr", "IQR", summaries.map(\.iqr)),
        column("mad", "MAD", summaries.map(\.mad)),
      ])
  }

  private func error(_ groups: [SearchGroup], seed: UInt64) throws -> Table {
    let sorted = groups.map { ($0, Statistics.mean($0.errors)) }.sorted { $0.1 < $1.1 }.map(\.0)
    let intervals = sorted.map {
      PatientBootstrap(
        patients: $0.rows.map(\.patient), seed: seed, repetitions: repetitions
      ).mean(of: $0.errors)
    }
    let table = try Self.summary(
      [Column("method", title: "Method", texts: sorted.map(\.method))], sorted.map(\.errors))
    let unknown = sorted.map(\.unknown)
    return try Table(
      table.columns + [
        Column("low", title: "95 % low", unit: "pp", decimals: 2, numbers: intervals.map(\.low)),
        Column("high", title: "95 % high", unit: "pp", decimals: 2, numbers: intervals.map(\.high)),
        Column("undefined", title: "No EF", counts: sorted.map(\.undefined)),
      ]
        + (unknown.allSatisfy { $0 == 0 }
          ? [] : [Column("unknown", title: "Truth unknown", counts: unknown)]))
  }

  private func landscape(_ all: [SeriesMeasurement]) throws -> Table {
    var names: [String] = []
    var versions: [String] = []
    var errors: [[Double]] = []
    for method in methods {
      for version in ["unrotated", "rotated"] {
        names.append(method)
        versions.append(version)
        errors.append(
          all.filter {
            $0.method == method && $0.isLandscape && $0.id.isRotated == (version == "rotated")
          }.map(\.ejectionFractionError))
      }
    }
    return try Self.summary(
      [
        Column("method", title: "Method", texts: names),
        Column("version", title: "Version", texts: versions),
      ], errors)
  }

  private func parts(_ groups: [SearchGroup]) throws -> Table {
    let pairs = groups.flatMap { group in ChallengePart.allCases.map { (group, $0) } }
    return try Self.summary(
      [
        Column("method", title: "Method", texts: pairs.map(\.0.method)),
        Column("part", title: "Part", texts: pairs.map(\.1.rawValue)),
      ],
      pairs.map { group, part in
        group.rows.filter { $0.part == part }.map(\.ejectionFractionError)
      })
  }

  private func heldOut(_ groups: [SearchGroup], trained: Set<SeriesID>) throws -> Table {
    let pairs = groups.flatMap { group in ["trained", "held out"].map { (group, $0) } }
    return try Self.summary(
      [
        Column("method", title: "Method", texts: pairs.map(\.0.method)),
        Column("series", title: "Series", texts: pairs.map(\.1)),
      ],
      pairs.map { group, kind in
        group.rows.filter { trained.contains($0.id) == (kind == "trained") }
          .map(\.ejectionFractionError)
      })
  }

  private func series(_ groups: [SearchGroup]) throws -> Table {
    let rows = groups.flatMap(\.rows)
    var keys = [
      Column("Id", texts: rows.map(\.id.text)), Column("method", texts: rows.map(\.method)),
    ]
    switch source {
    case .published: keys.append(Column("part", texts: rows.map(\.part.rawValue)))
    case .cohort: keys.append(Column("patient", texts: rows.map(\.patient.text)))
    }
    return try Table(
      keys + [
        Column("error", unit: "pp", numbers: rows.map(\.ejectionFractionError)),
        Column(
          "volume_error",
          numbers: rows.map { max($0.relativeError(.diastole), $0.relativeError(.systole)) }),
        Column("absolute_volume_error", numbers: rows.map(\.confidence)),
        Column("ef_error", numbers: rows.map(\.relativeEjectionFractionError)),
      ])
  }
}
