import Book
import Engine
import Figures
import StudyTerms
import Tables
import VolumeStatistics

/// The score of the published labels, and the sets made by it.
struct ScoreContent: ContentBuilder {
  var sets: LabelSets

  var steps: [any Step] { [sets] }

  func content(from results: any Results) throws -> [Content] {
    let found = try results.output(of: sets)
    return [
      .figure(try figure(found.scores.rows.filter(\.isUsed).map(\.score))),
      .table(
        TableContent(
          try Table(
            found.sets.rows,
            [
              .texts("threshold", title: "Score up to (%)") {
                $0.threshold.map(ScoreNames.percent) ?? "all"
              },
              .counts("series", title: "Series", \.series),
              .counts("images", title: "Images", \.images),
              .counts("training_series", title: "Training series") {
                $0.series - $0.validationSeries
              },
              .counts("training_images", title: "Training images") {
                $0.images - $0.validationImages
              },
              .counts("validation_series", title: "Validation series", \.validationSeries),
              .counts("validation_images", title: "Validation images", \.validationImages),
              .counts(
                "test_series", title: "Series of the challenge's test part", \.testSeries),
              .counts("rotated", title: "Rotated", \.rotated),
            ]), keys: ["threshold"],
          caption: "Series and images by the largest score of their labels (cumulative): those that"
            + " trained the networks and those that validated them.")),
      .table(
        TableContent(
          part: "series",
          try Table(
            found.scores.rows,
            [
              .texts("Id", title: "Image series", \.id.text),
              .texts("part", title: "Part", \.part.rawValue),
              .logicals("used", title: "Used", \.isUsed),
              .numbers("edv_error", title: "EDV error", decimals: 3, \.diastolicError),
              .numbers("esv_error", title: "ESV error", decimals: 3, \.systolicError),
              .numbers("confidence", title: "Score", decimals: 3, \.score),
            ]), keys: ["Id"], caption: "Score of the labels by series.", shown: false)),
    ]
  }

  private func figure(_ values: [Double]) throws -> FigureContent {
    let width = 0.05
    let bins = 20
    var counts = Array(repeating: 0, count: bins)
    for value in values where value >= 0 {
      counts[Int(min(Double(bins - 1), value / width))] += 1
    }
    let starts = (0..<bins).map { Double($0) * width * 100 }
    let panel = Panel(
      x: Axis("Score", unit: "%"), y: Axis("Series"),
      [
        .rectangles(
          x0: starts, x1: starts.map { $0 + width * 100 }, y0: starts.map { _ in 0 },
          y1: counts.map(Double.init), color: .blue)
      ] + sets.thresholds.map { .vertical(x: $0 * 100, color: .vermilion, dash: .dashed) })
    return FigureContent(
      Figure([panel], aspect: 0.5),
      source: try Table([
        Column("from", unit: "%", numbers: starts), Column("series", counts: counts),
      ]),
      caption:
        "Scores of the labels' series; the last bar holds all above. Dashed: the sets' limits.",
      alt: "Histogram of scores, with the sets' limits as lines.")
  }
}
