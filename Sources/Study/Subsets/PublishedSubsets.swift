import Book
import Engine
import StudyTerms
import Subsets
import Tables
import Transfer

/// The curves of the published 7 T trainings, each of which ran once.
struct PublishedSubsets: SubsetSource {
  /// The folder of the 7 T analysis.
  var folder: FileReference
  var options: SubsetOptions

  private var sizes: PublishedSizes {
    PublishedSizes(table: folder.appending("image_subsets.tsv"))
  }
  private var curves: PublishedCurves {
    PublishedCurves(log: folder.appending("train_log_combined.csv"), sizes: sizes)
  }
  private var smoothing: SubsetSmoothing { options.smoothing(of: Asked(curves)) }
  private var runs: SubsetRuns { SubsetRuns(curves: Asked(curves), smoothing: smoothing) }
  private var baseline: SubsetBaseline {
    SubsetBaseline(confusion: Asked(PublishedConfusion(of: .base, in: folder)))
  }

  var steps: [any Step] { [sizes, curves, smoothing, runs, baseline] }
  var names: [(step: any Step, name: String)] { [] }

  func content(from results: any Results) throws -> [Content] {
    var content: [Content] = []
    if options.curve != .none {
      content += try results.reading { results in
        let (raw, smooth) = try shownCurves(results)
        let figures = CurveFigure(
          options: options, raw: raw, smooth: smooth,
          baseline: try results.output(of: baseline).rows)
        let table = try CurvePoint.table(raw: raw, smooth: smooth)
        return options.splitByClass { figures.content($0, source: table) }.map { .figure($0) }
      }
    }
    content += try results.reading { try runContent($0.output(of: runs).rows) }
    content += try results.reading {
      .table(
        TableContent(
          part: "sizes", try Table($0.output(of: sizes).rows, Self.sizeColumns),
          keys: ["subset"], caption: "The subsets of the training images."))
    }
    content += try results.reading { try baselineTable($0.output(of: baseline).rows) }
    content += try results.reading { try curveTable($0) }
    content += try results.reading { .table(try audit($0.output(of: baseline).rows)) }
    return content
  }

  private func shownCurves(
    _ results: any Results
  ) throws -> (raw: [LearningCurve], smooth: [LearningCurve]) {
    (
      try results.output(of: curves).curves.filter(isShown),
      try results.output(of: smoothing).curves.filter(isShown)
    )
  }

  private func runContent(_ runs: [SubsetRuns.Run]) throws -> [Content] {
    [
      .figure(
        LastEpochFigure(options: options, runs.map(LastEpoch.init), hasSeeds: false)
          .content(source: try Table(runs, SubsetRuns.Run.columns))),
      .table(
        TableContent(
          try Table(
            runs.filter { options.shows($0.model, $0.subset) }, SubsetRuns.Run.columns),
          keys: ["model", "subset", "class"],
          caption: "First epoch, peak and last epoch of the trainings (validation Dice), and the"
            + " peak of the smoothed curve.", shownRows: 12)),
    ]
  }

  private func baselineTable(_ baseline: [SubsetBaseline.Mean]) throws -> Content {
    .table(
      TableContent(
        part: "baseline", try Table(baseline, SubsetBaseline.Mean.columns),
        keys: ["images", "class"],
        caption: "Dice of the model that saw no 7 T image, over all images and by part."))
  }

  private func curveTable(_ results: any Results) throws -> Content {
    let (raw, smooth) = try shownCurves(results)
    return .table(
      TableContent(
        part: "curves", try CurvePoint.table(raw: raw, smooth: smooth),
        keys: ["kind", "model", "subset", "images"],
        caption: "The curves, raw and smoothed.", shownRows: 4))
  }

  private func isShown(_ curve: LearningCurve) -> Bool {
    options.shows(curve.run.model, curve.run.subset)
  }

  private static let sizeColumns: [RowColumn<SubsetSize>] =
    SubsetSize.keyColumns + [
      .numbers("images", title: "Images", decimals: 0, \.images),
      .numbers("volunteers", title: "Volunteers", decimals: 0, \.volunteers),
      .numbers("share", title: "Share", unit: "%", decimals: 1) { $0.share ?? .nan },
    ]

  private func audit(_ baseline: [SubsetBaseline.Mean]) throws -> TableContent {
    func mean(_ split: Split?, _ tissue: TissueClass) -> Double {
      baseline.first { $0.split == split && $0.tissue == tissue }?.mean ?? .nan
    }
    let items = TissueClass.compared.map { tissue in
      AuditItem(
        item: "base line \(tissue.symbol)", published: mean(nil, tissue),
        likeForLike: mean(.validation, tissue),
        note: "mean Dice without 7 T training: over all images, beside the validation images that"
          + " the curves are of")
    }
    return TableContent(
      part: "audit", try AuditItem.table(items, decimals: 3), keys: ["item"],
      caption: "The base line of the learning curves, as published and like for like.")
  }
}
