import Report
import Tables

extension Training {
  /// The volumes that the runs measure, best ejection fraction first; one item for each run.
  func volumeContent(_ runs: [NamedTables]) throws -> [Content] {
    func stacked(_ name: String) throws -> Table {
      try Table.stacked(try runs.map { try $0(name) })
    }
    let all = try stacked("error")
    let means = try all.numbers("mean")
    let errors = all.rows(means.indices.sorted { (means[$0], $0) < (means[$1], $1) })
    let series = try stacked("series")
    // Ranks of one run alone say nothing.
    let sizes = try Table(
      stacked("volume_error").columns.filter { !$0.name.hasPrefix("rank") })
    return [
      .figure(
        try boxes(
          series, errors, part: "errors",
          caption:
            "Absolute error of the EF by run, sorted by its mean (diamonds). Boxes span the quartiles,"
            + " whiskers 1.5 interquartile ranges; points beyond are not drawn.",
          alt: "A box for each run.")),
      .table(
        TableContent(
          part: "error", errors, keys: ["method"],
          caption: "Absolute error of the EF by run, with intervals by patient.")),
      .table(
        TableContent(
          part: "volume_error", sizes, keys: ["method"],
          caption: "The larger of the errors of EDV and ESV by run.")),
      .table(
        TableContent(
          part: "good_ef", try stacked("good_ef_bad_volume"), keys: ["method"],
          caption: "Series with a good EF of which a volume is bad.")),
      .table(
        TableContent(
          part: "series", series, keys: ["Id", "method"], caption: "Errors by series and run.",
          shown: false)),
    ]
  }
}
