import Engine
import Statistics
import StudyTerms
import Tables
import Volumes

/// The comparison of the methods of the search by volumes and ejection fractions.
///
/// Tables `error`, `landscape`, `volume_error`, `good_ef_bad_volume`, `correlation`, `series` (the absolute error of the ejection
/// fraction, pp, by series and method), and of the published networks `parts`, `held_out` and `audit`. Series whose true volumes nobody
/// knows are left out; of a cohort that has some, `error` has the column `unknown`, how many.
struct SearchComparison: RunnableStep {
  var source: VolumeSource
  var methods: [String]
  /// Draws of the bootstrap by patient.
  var repetitions: Int
  /// Series whose labels' score is at most this are what the networks were trained on; nil: of each what its name says.
  var trainedThreshold: Double?
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
      return SearchGroup(
        method: method, rows: known, labels: labels(of: method, in: all),
        unknown: rows.count - known.count)
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
      tables["parts"] = try parts(groups)
      tables["held_out"] = try heldOut(
        groups, labeller: source.measurements(by: Method.ukbb, of: all))
      tables["audit"] = try audit(groups)
    }
    return NamedTables(tables: tables)
  }

  /// The series that a network was trained on. The label network was trained on none: beside it stands the set of the network that the
  /// paper went on with.
  private func labels(of method: String, in all: [SeriesMeasurement]) -> Set<SeriesID> {
    let limits = [method, Method.chosen].compactMap(Method.labelLimit)
    guard let limit = trainedThreshold ?? limits.first.map({ $0 / 100 }) else { return [] }
    return Set(
      all.filter { $0.method == Method.ukbb && $0.isUsed && $0.confidence <= limit }.map(\.id))
  }
}

/// The series of one method that count, one version each.
struct SearchGroup {
  var method: String
  var rows: [SeriesMeasurement]
  /// What was trained on.
  var labels: Set<SeriesID>
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
    var columns = table.columns
    columns += [
      Column("low", title: "95 % low", unit: "pp", decimals: 2, numbers: intervals.map(\.low)),
      Column("high", title: "95 % high", unit: "pp", decimals: 2, numbers: intervals.map(\.high)),
      Column("undefined", title: "No EF", counts: sorted.map(\.undefined)),
    ]
    columns += differences(sorted, seed: seed)
    if unknown.contains(where: { $0 > 0 }) {
      columns.append(Column("unknown", title: "Truth unknown", counts: unknown))
    }
    return try Table(columns)
  }

  /// How much larger the errors are than the first group's on the same series, with intervals by patient; none where it stands alone.
  private func differences(_ groups: [SearchGroup], seed: UInt64) -> [Column] {
    guard groups.count > 1 else { return [] }
    let first = Dictionary(groups[0].rows.map { ($0.id, $0.ejectionFractionError) }) { a, _ in a }
    let found = groups.enumerated().map { index, group in
      // The first from itself is no difference.
      let pairs = (index == 0 ? [] : group.rows).compactMap { row in
        first[row.id].map {
          (patient: row.patient, difference: row.ejectionFractionError - $0)
        }
      }
      let bootstrap = PatientBootstrap(
        patients: pairs.map(\.patient), seed: seed, repetitions: repetitions)
      let differences = pairs.map(\.difference)
      return pairs.isEmpty
        ? (mean: Double.nan, interval: (low: Double.nan, high: Double.nan))
        : (mean: Statistics.mean(differences), interval: bootstrap.mean(of: differences))
    }
    func column(_ name: String, _ title: String, _ numbers: [Double]) -> Column {
      Column(name, title: title, unit: "pp", decimals: 2, numbers: numbers)
    }
    return [
      column("difference", "More", found.map(\.mean)),
      column("difference_low", "95 % low", found.map(\.interval.low)),
      column("difference_high", "95 % high", found.map(\.interval.high)),
    ]
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

  /// Of each network the series inside its own set, most of which it was trained on, and those outside, with the label network's mean on the same series.
  private func heldOut(_ groups: [SearchGroup], labeller: [SeriesMeasurement]) throws -> Table {
    let pairs = groups.flatMap { group in [true, false].map { (group, isInside: $0) } }
    func errors(_ rows: [SeriesMeasurement], _ group: SearchGroup, _ isInside: Bool) -> [Double] {
      rows.filter { group.labels.contains($0.id) == isInside }.map(\.ejectionFractionError)
    }
    let table = try Self.summary(
      [
        Column("method", title: "Method", texts: pairs.map(\.0.method)),
        Column("series", title: "Set", texts: pairs.map { $1 ? "inside" : "outside" }),
      ], pairs.map { errors($0.rows, $0, $1) })
    return try Table(
      table.columns + [
        Column(
          "labeller", title: "Label network", unit: "pp", decimals: 2,
          numbers: pairs.map { Statistics.mean(errors(labeller, $0, $1)) })
      ])
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
