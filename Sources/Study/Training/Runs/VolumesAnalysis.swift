import Book
import Engine
import Search
import Tables
import Trainings

/// The volumes that the runs measure in a cohort, best ejection fraction first.
struct VolumesAnalysis {
  var trainings: ComparedTrainings
  var done: [FinishedTraining]

  /// Nothing where none are measured.
  func content(from results: any Results) throws -> [Content] {
    let measured = try done.compactMap { training in
      try training.run.volumes.map { step in
        let asked = CohortSearch(search: step)
        return (
          run: training.run, step: step, series: try results.output(of: asked.series).rows,
          tables: try Self.tables(asked, results)
        )
      }
    }
    guard !measured.isEmpty else { return [] }
    let single: [(key: String, step: any Step)] = measured.map { ($0.run.name, $0.step) }
    var (runs, steps) = (measured.map(\.tables), single)
    if trainings.isRepeated {
      let means = trainings.names.filter { name in measured.contains { $0.run.name == name } }
        .compactMap { name in trainings.volumes(of: name).map { (name, $0) } }
      runs = try means.map { try results.output(of: $0.1) }
      steps = means.map { ($0, $1) }
    }
    func stacked(_ name: String) throws -> Table {
      try Table.stacked(try runs.map { try $0(name) })
    }
    let all = try stacked("error")
    let means = try all.numbers("mean")
    let errors = all.rows(means.indices.sorted { (means[$0], $0) < (means[$1], $1) })
    let series = try Table.stacked(
      try measured.map { run, _, series, _ in
        let table = try series.table(isPublished: false)
        let seeds = (0..<table.rowCount).map { _ in run.seed }
        return try Table(table.columns + [Column("seed", title: "Seed", counts: seeds)])
      }
    ).dropping(trainings.isRepeated ? [] : ["seed"])
    // Ranks of one run alone say nothing.
    let sizes = try Table(
      stacked("volume_error").columns.filter { !$0.name.hasPrefix("rank") })
    let mean = trainings.isRepeated ? " Numbers are means over the seeds." : ""
    return [
      .figure(
        try ErrorBoxes(
          measured.flatMap(\.series),
          means: Array(zip(errors.texts("method"), errors.numbers("mean")))
        ).figure(
          part: "errors",
          caption:
            "Absolute error of the EF by run\(trainings.isRepeated ? ", of all seeds" : ""), sorted"
            + " by its mean (diamonds). Boxes span the quartiles, whiskers 1.5 interquartile ranges;"
            + " points beyond are not drawn.",
          alt: "A box for each run.")
      ).made(ofRows: trainings.isRepeated ? steps + single : steps),
      .table(
        TableContent(
          part: "error", errors, keys: ["method"],
          caption: "Absolute error of the EF by run, with intervals by patient." + mean)
      ).made(ofRows: steps),
      .table(
        TableContent(
          part: "volume_error", sizes, keys: ["method"],
          caption: "The larger of the errors of EDV and ESV by run." + mean)
      ).made(ofRows: steps),
      .table(
        TableContent(
          part: "good_ef", try stacked("good_ef_bad_volume"), keys: ["method"],
          caption: "Series with a good EF of which a volume is bad." + mean)
      ).made(ofRows: steps),
      .table(
        TableContent(
          part: "series", series,
          keys: ["Id", "method"] + (trainings.isRepeated ? ["seed"] : []),
          caption: "Errors by series and run.", shown: false)
      ).made(of: single.map(\.step)),
    ]
  }

  /// Of one run.
  private static func tables(
    _ asked: CohortSearch, _ results: any Results
  ) throws -> NamedTables {
    NamedTables(tables: [
      "error": try results.output(of: asked.search).rows.table(),
      "volume_error": try results.output(of: asked.ranking).rows.table(),
      "good_ef_bad_volume": try results.output(of: asked.good).rows.table(),
    ])
  }
}
