import Engine
import Book
import Tables

extension Training {
  /// The volumes that the runs measure, best ejection fraction first; one item for each seed.
  func volumeContent(
    of live: LiveRuns, _ measured: [(run: LiveRun, tables: NamedTables)], _ results: any Results
  ) throws -> [Content] {
    var runs = measured.map(\.tables)
    let single: [(key: String, step: any Step)] = measured.compactMap { run, _ in
      run.volumes.map { (run.name, $0) }
    }
    var steps = single
    if live.isRepeated {
      let means = live.names.filter { name in measured.contains { $0.run.name == name } }
        .compactMap { name in live.volumes(of: name).map { (name, $0) } }
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
      try measured.map { run, tables in
        let table = try tables("series")
        let seeds = (0..<table.rowCount).map { _ in run.seed }
        return try Table(table.columns + [Column("seed", title: "Seed", counts: seeds)])
      }
    ).dropping(live.isRepeated ? [] : ["seed"])
    // Ranks of one run alone say nothing.
    let sizes = try Table(
      stacked("volume_error").columns.filter { !$0.name.hasPrefix("rank") })
    let mean = live.isRepeated ? " Numbers are means over the seeds." : ""
    return [
      .figure(
        try boxes(
          series, errors, part: "errors",
          caption:
            "Absolute error of the EF by run\(live.isRepeated ? ", of all seeds" : ""), sorted by its mean (diamonds). Boxes span the quartiles,"
            + " whiskers 1.5 interquartile ranges; points beyond are not drawn.",
          alt: "A box for each run.")
      ).made(ofRows: live.isRepeated ? steps + single : steps),
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
          part: "series", series, keys: ["Id", "method"] + (live.isRepeated ? ["seed"] : []),
          caption: "Errors by series and run.", shown: false)
      ).made(of: single.map(\.step)),
    ]
  }
}
