import Engine
import Statistics
import StudyTerms
import Tables

/// Does agreement of volumes tell good labels from bad ones? The score of every series beside the Dice of its labels with the truth.
///
/// Tables `series` (by Id: errors, score and Dice), `sets` (series whose score is at most each threshold, and all), `bins` (between
/// thresholds), `landscape` (landscape series as they are and turned), `association` (Spearman's correlation of score and Dice), `ef`
/// (good ejection fractions of bad volumes). Dice is missing where no truth is known. Series whose true volumes nobody knows have no score
/// and stand in `series` only.
struct LabelTrust: RunnableStep {
  var volumes: CohortVolumes
  var method: String
  /// Ascending.
  var thresholds: [Double]
  /// Largest |relative error| of a good ejection fraction, and of a volume that is not bad.
  var goodEjectionFraction: Double
  var badVolume: Double
  /// Draws of the bootstrap by patient.
  var repetitions: Int

  var inputs: [any Step] { [volumes] }
  var title: String { "trust in the labels of \(method)" }

  func run(_ context: StepContext) async throws -> NamedTables {
    let all = try Row.read(context.output(of: volumes)).filter { $0.series.method == method }
    guard all.contains(where: \.series.isUsed) else {
      throw StudyError("no series of the cohort could be measured")
    }
    let known = all.filter(\.series.isKnown)
    let used = known.filter(\.series.isUsed)
    guard !used.isEmpty else {
      throw StudyError("of no series that could be measured is the true volume known")
    }
    return NamedTables(tables: [
      "series": try series(all), "sets": try sets(used, seed: context.seed),
      "bins": try bins(used, seed: context.seed), "landscape": try landscape(known),
      "association": try association(used), "ef": try ejectionFractions(used),
    ])
  }

  private struct Row {
    var series: SeriesMeasurement
    /// Of all images of the series together.
    var ventricle, myocardium: Double

    static func read(_ table: Table) throws -> [Row] {
      zip(
        try SeriesMeasurement.read(table),
        zip(try table.numbers("LV"), try table.numbers("MY"))
      ).map { Row(series: $0, ventricle: $1.0, myocardium: $1.1) }
    }
  }
}

extension LabelTrust {
  private func percent(_ threshold: Double) -> String {
    Column.text((threshold * 1000).rounded() / 10)
  }

  private func series(_ rows: [Row]) throws -> Table {
    func column(_ name: String, _ title: String, _ value: (Row) -> Double) -> Column {
      Column(name, title: title, unit: "%", decimals: 1, numbers: rows.map { 100 * value($0) })
    }
    return try Table([
      Column("Id", title: "Image series", texts: rows.map(\.series.id.text)),
      Column("used", title: "Used", logicals: rows.map(\.series.isUsed)),
      column("edv_error", "EDV error") { $0.series.relativeError(.diastole) },
      column("esv_error", "ESV error") { $0.series.relativeError(.systole) },
      column("ef_error", "EF error") { -$0.series.relativeEjectionFractionError },
      column("score", "Score") { $0.series.confidence },
      Column("LV", title: "Dice LV", decimals: 3, numbers: rows.map(\.ventricle)),
      Column("MY", title: "Dice MY", decimals: 3, numbers: rows.map(\.myocardium)),
    ])
  }

  /// Of fewer patients there is no interval: by chance alone one of three is drawn each time in one of 27 draws, so that the 95 %
  /// interval would be from the worst patient to the best.
  private static let fewestPatients = 4

  /// A row for each group: series, and Dice with its interval by patient, missing where there are too few.
  private func summary(_ name: Column, _ groups: [[Row]], seed: UInt64) throws -> Table {
    let patients = groups.map { $0.map(\.series.patient) }
    let counts = patients.map { Set($0).count }
    let intervals = groups.indices.map { group -> (low: Double, high: Double) in
      guard counts[group] >= Self.fewestPatients else { return (.nan, .nan) }
      return PatientBootstrap(
        patients: patients[group], seed: seed, repetitions: repetitions
      ).mean(of: groups[group].map(\.ventricle))
    }
    func mean(_ value: (Row) -> Double) -> [Double] {
      groups.map { $0.isEmpty ? .nan : Statistics.mean($0.map(value)) }
    }
    return try Table([
      name,
      Column("series", title: "Series", counts: groups.map(\.count)),
      Column("patients", title: "Patients", counts: counts),
      Column("LV", title: "Mean Dice LV", decimals: 3, numbers: mean(\.ventricle)),
      Column("low", title: "95 % low", decimals: 3, numbers: intervals.map(\.low)),
      Column("high", title: "95 % high", decimals: 3, numbers: intervals.map(\.high)),
      Column(
        "worst", title: "Worst LV", decimals: 3,
        numbers: groups.map { $0.map(\.ventricle).min() ?? .nan }),
      Column("MY", title: "Mean Dice MY", decimals: 3, numbers: mean(\.myocardium)),
    ])
  }

  private func sets(_ rows: [Row], seed: UInt64) throws -> Table {
    try summary(
      Column("threshold", title: "Score up to (%)", texts: thresholds.map(percent) + ["all"]),
      thresholds.map { most in rows.filter { $0.series.confidence <= most } } + [rows], seed: seed)
  }

  private func bins(_ rows: [Row], seed: UInt64) throws -> Table {
    let names = thresholds.indices.map {
      $0 == 0
        ? "up to \(percent(thresholds[0]))"
        : "\(percent(thresholds[$0 - 1])) to \(percent(thresholds[$0]))"
    }
    return try summary(
      Column("set", title: "Score (%)", texts: names + ["above"]),
      (0...thresholds.count).map { bin in
        rows.filter { row in
          (thresholds.firstIndex { row.series.confidence <= $0 } ?? thresholds.count) == bin
        }
      }, seed: seed)
  }

  private func landscape(_ rows: [Row]) throws -> Table {
    let versions = ["as it is", "turned"].map { version in
      rows.filter { $0.series.isLandscape && $0.series.id.isRotated == (version == "turned") }
    }
    func mean(_ value: (Row) -> Double) -> [Double] {
      versions.map { $0.isEmpty ? .nan : Statistics.mean($0.map(value)) }
    }
    return try Table([
      Column("version", title: "Version", texts: ["as it is", "turned"]),
      Column("series", title: "Series", counts: versions.map(\.count)),
      Column("LV", title: "Mean Dice LV", decimals: 3, numbers: mean(\.ventricle)),
      Column("MY", title: "Mean Dice MY", decimals: 3, numbers: mean(\.myocardium)),
      Column(
        "ef_error", title: "Mean EF error", unit: "pp", decimals: 1,
        numbers: mean(\.series.ejectionFractionError)),
    ])
  }

  private func association(_ rows: [Row]) throws -> Table {
    let known = rows.filter { !$0.ventricle.isNaN && !$0.series.confidence.isNaN }
    let scores = Statistics.ranks(known.map(\.series.confidence))
    let results = [known.map(\.ventricle), known.map(\.myocardium)].map {
      PearsonCorrelation(scores, Statistics.ranks($0))
    }
    return try Table([
      Column("class", title: "Class", texts: ["LV", "MY"]),
      Column("series", title: "Series", counts: results.map(\.count)),
      Column("rho", title: "Spearman’s rho", decimals: 2, numbers: results.map(\.r)),
      Column("p", numbers: results.map(\.p)),
    ])
  }

  private func ejectionFractions(_ rows: [Row]) throws -> Table {
    let good = rows.filter {
      abs($0.series.relativeEjectionFractionError) <= goodEjectionFraction
    }
    let bad = good.filter { $0.series.confidence > badVolume }
    return try Table([
      Column("series", title: "Series", counts: [rows.count]),
      Column("good", title: "Good EF", counts: [good.count]),
      Column("bad", title: "Of these, bad volume", counts: [bad.count]),
      Column(
        "share", title: "Share of good EF", unit: "%", decimals: 1,
        numbers: [good.isEmpty ? .nan : 100 * Double(bad.count) / Double(good.count)]),
    ])
  }
}
