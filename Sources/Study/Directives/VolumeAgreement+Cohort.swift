import Engine
import Figures
import Book
import Tables

extension VolumeAgreement {
  /// A cohort that is labelled for the page.
  struct Live: Hashable, Sendable {
    var cohort: Cohort
    var labels: CohortLabels
    var known: KnownVolumes

    func volumes(_ method: String) -> CohortVolumes {
      CohortVolumes(
        methods: [
          .init(
            name: method,
            measurements: LabelMeasurements(labels: labels, keepsLabels: true))
        ], known: known)
    }
  }

  func trust(_ live: Live) -> LabelTrust {
    LabelTrust(
      volumes: live.volumes(name), method: name, thresholds: thresholds ?? [0.05, 0.1, 0.15],
      goodEjectionFraction: 0.1, badVolume: 0.2, repetitions: repetitions?.count ?? 1000)
  }

  func trust(_ live: Live, _ tables: NamedTables) throws -> [Content] {
    let ef = try tables("ef")
    func number(_ column: String) throws -> Double { try ef.numbers(column).first ?? .nan }
    var content: [Content] = []
    let series = try tables("series")
    if try series.numbers("LV").contains(where: { !$0.isNaN }) {
      content += [
        .figure(try trustFigure(series)),
        .table(
          TableContent(
            part: "association", try tables("association"), keys: ["class"],
            caption: "Correlation of a series’ score with the Dice of its labels with the truth.")),
      ]
    }
    return content + [
      .table(
        TableContent(
          try tables("sets"), keys: ["threshold"],
          caption:
            "Series whose score is at most so much, and the Dice of their labels with the truth; intervals draw"
            + " patients, and fewer than four have none.")),
      .table(
        TableContent(
          part: "bins", try tables("bins"), keys: ["set"],
          caption: "The same between the limits.")),
      .table(
        TableContent(
          part: "landscape", try tables("landscape"), keys: ["version"],
          caption: "Landscape series, labelled as they are and turned by 90 degrees.")),
      .table(
        TableContent(
          part: "series", series, keys: ["Id"], caption: "Score and Dice of every series.",
          shown: false)),
      .values([
        NamedValue("patients", Double(live.cohort.members.count), decimals: 0),
        NamedValue("series", try number("series"), decimals: 0),
        NamedValue("good_ef", try number("good"), decimals: 0),
        NamedValue("good_ef_bad_volume", try number("bad"), decimals: 0),
        NamedValue("share_bad_volume", try number("share"), unit: "%", decimals: 0),
      ]),
    ]
  }

  private func trustFigure(_ series: Table) throws -> FigureContent {
    let used = try series.logicals("used")
    let shown = series.rows(used.indices.filter { used[$0] == true })
    let scores = try shown.numbers("score")
    let limits = thresholds ?? [0.05, 0.1, 0.15]
    let panels = try [("LV", Color.vermilion), ("MY", .blue)].map { symbol, color in
      Panel(
        title: symbol, x: Axis("Score", unit: "%", .log10()),
        y: Axis("Dice \(symbol) with the truth"),
        [
          .points(x: scores, y: try shown.numbers(symbol), color: color, size: 4, opacity: 0.8)
        ] + limits.map { .vertical(x: 100 * $0, color: .gray, dash: .dashed) })
    }
    return FigureContent(
      Figure(panels, columns: 2, aspect: 0.9), source: shown,
      caption:
        "What the score says of the labels: each point is a series, its score (the larger relative error of EDV and ESV)"
        + " beside the Dice of its labels with the truth. Dashed: the sets’ limits; the axis of the score is logarithmic.",
      alt: "Two scatter plots, cavity and wall, of Dice over score on a logarithmic axis.")
  }
}
