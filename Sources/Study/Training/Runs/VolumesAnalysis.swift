import Book
import Engine
import Search
import SearchErrors
import Tables
import Trainings

/// The volumes that the runs measure in a cohort, best ejection fraction first.
struct VolumesAnalysis {
  var trainings: ComparedTrainings
  var done: [FinishedTraining]

  /// Empty if nothing is measured.
  func content(from results: any Results) throws -> [Content] {
    let measured = try done.compactMap { training in
      try training.run.volumes.map { try MeasuredTraining(training.run, $0, results) }
    }
    guard !measured.isEmpty else { return [] }
    let tables = try trainings.isRepeated ? means(measured, results) : single(measured)
    return [try boxes(measured, tables).made(ofRows: boxRows(measured, tables))]
      + tables.content(isRepeated: trainings.isRepeated)
      + [try series(measured).made(of: measured.map(\.step))]
  }

  /// A row for each run.
  fileprivate struct RunTables {
    /// Each run, in order, with the step that its row comes from.
    var steps: [(key: String, step: any Step)]
    /// The mean errors by run, the best first.
    var means: [(method: String, mean: Double)]
    var error, volumeError, goodFractions: Table
  }

  private func single(_ measured: [MeasuredTraining]) throws -> RunTables {
    let errors = Self.sorted(measured.flatMap(\.errors))
    return RunTables(
      steps: measured.map { ($0.training.name, $0.step) },
      means: errors.map { ($0.method, $0.mean) }, error: try errors.table(differences: false),
      volumeError: try measured.flatMap(\.ranks).table(ranks: false),
      goodFractions: try measured.flatMap(\.goodFractions).table())
  }

  /// Over the seeds of each run.
  private func means(_ measured: [MeasuredTraining], _ results: any Results) throws -> RunTables {
    let steps = trainings.names.filter { name in measured.contains { $0.training.name == name } }
      .compactMap { name in trainings.volumes(of: name).map { (key: name, step: $0) } }
    let runs = try steps.map { try results.output(of: $0.step) }
    let errors = Self.sorted(runs.map(\.error))
    return RunTables(
      steps: steps.map { ($0.key, $0.step) }, means: errors.map { ($0.method, $0.mean) },
      error: try errors.table(), volumeError: try runs.map(\.volumeError).table(ranks: false),
      goodFractions: try runs.map(\.goodFractions).table())
  }

  /// Sorted by the mean; equal rows keep their order.
  private static func sorted<Row: ErrorSummary>(_ rows: [Row]) -> [Row] {
    rows.indices.sorted { (rows[$0].mean, $0) < (rows[$1].mean, $1) }.map { rows[$0] }
  }
}

extension VolumesAnalysis {
  private func boxes(_ measured: [MeasuredTraining], _ tables: RunTables) throws -> Content {
    .figure(
      try ErrorBoxes(measured.flatMap(\.series), means: tables.means).figure(
        part: "errors",
        caption:
          "Absolute error of the EF by run\(trainings.isRepeated ? ", of all seeds" : ""), sorted"
          + " by its mean (diamonds). Boxes span the quartiles, whiskers 1.5 interquartile ranges;"
          + " points beyond are not drawn.",
        alt: "A box for each run."))
  }

  private func boxRows(
    _ measured: [MeasuredTraining], _ tables: RunTables
  ) -> [(key: String, step: any Step)] {
    tables.steps
      + (trainings.isRepeated ? measured.map { ($0.training.name, $0.step) } : [])
  }

  /// The errors of every series by every training.
  private func series(_ measured: [MeasuredTraining]) throws -> Content {
    typealias Row = (errors: SearchSeries.Errors, seed: Int)
    let rows: [Row] = measured.flatMap { training in
      training.series.map { ($0, training.training.seed) }
    }
    let seeds: [RowColumn<Row>] =
      trainings.isRepeated ? [.counts("seed", title: "Seed") { $0.seed }] : []
    let columns = RowColumn<SearchSeries.Errors>.all(isPublished: false).map { column in
      column.within { (row: Row) in row.errors }
    }
    return .table(
      TableContent(
        part: "series", try Table(rows, columns + seeds),
        keys: ["Id", "method"] + (trainings.isRepeated ? ["seed"] : []),
        caption: "Errors by series and run.", shown: false))
  }
}

extension VolumesAnalysis.RunTables {
  fileprivate func content(isRepeated: Bool) -> [Content] {
    let mean = isRepeated ? " Numbers are means over the seeds." : ""
    return [
      Content.table(
        TableContent(
          part: "error", error, keys: ["method"],
          caption: "Absolute error of the EF by run, with intervals by patient." + mean)),
      .table(
        TableContent(
          part: "volume_error", volumeError, keys: ["method"],
          caption: "The larger of the errors of EDV and ESV by run." + mean)),
      .table(
        TableContent(
          part: "good_ef", goodFractions, keys: ["method"],
          caption: "Series with a good EF of which a volume is bad." + mean)),
    ].map { $0.made(ofRows: steps) }
  }
}
