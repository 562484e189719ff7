import Book
import Engine
import Figures
import StudyTerms
import Tables
import Transfer

/// Row-normalised confusion matrices.
struct ConfusionAnalysis: TransferAnalysis {
  let options: TransferOptions

  init(_ options: TransferOptions) { self.options = options }

  private struct Row {
    var model: SegmentationModel
    var share: TransferConfusion.Share
  }

  private func step(_ model: ComparedModel) -> TransferConfusion {
    TransferConfusion(confusion: model.counts)
  }

  var steps: [any Step] { options.models.map(step) }

  func content(from results: any Results) throws -> [Content] {
    let rows = try options.models.flatMap { model in
      try results.output(of: step(model)).rows.map { Row(model: model.model, share: $0) }
    }
    let shown = rows.filter { $0.share.split == options.part }
    let content: [Content] = [
      .figure(
        FigureContent(
          figure(shown), source: try Table(shown, Self.columns),
          caption: "Confusion matrices of the \(options.part.rawValue) volunteers: of the pixels"
            + " that \(options.source.words.reference) gives to a class (rows), the share that the"
            + " model gives to each (columns); the mean over the images that have the class.",
          alt: "One three-by-three heat map for each model.")),
      .table(
        TableContent(
          try Table(options.partFirst(rows, \.share.split), Self.columns),
          keys: ["model", "part", "truth", "prediction"],
          caption: "Row-normalised confusion matrices: mean over images, and of all pixels.",
          shown: false)),
    ]
    return content.map { $0.made(ofRows: options.byModel(steps)) }
  }

  private static let columns: [RowColumn<Row>] = [
    .texts("model", title: "Model", \.model.rawValue),
    .texts("part", title: "Part") { $0.share.split?.rawValue ?? "all" },
    .texts("truth", title: "Truth", \.share.truth.symbol),
    .texts("prediction", title: "Prediction", \.share.prediction.symbol),
    .numbers("share", title: "Mean share", decimals: 3, \.share.mean),
    .numbers("pooled", title: "Share of all pixels", decimals: 3, \.share.pooled),
    .numbers("pixels", title: "Mean pixels", decimals: 1, \.share.pixels),
    .counts("images", title: "Images", \.share.images),
  ]

  private func figure(_ rows: [Row]) -> Figure {
    let scale = ColorScale.sequential(low: 0, high: 1)
    let classes = Axis.Scale.band(TissueClass.allCases.map(\.symbol))
    func place(_ tissue: TissueClass) -> Double {
      Double(TissueClass.allCases.firstIndex(of: tissue) ?? 0)
    }
    let panels = options.models.compactMap { model -> Panel? in
      let shares = rows.filter { $0.model == model.model }.map(\.share)
      guard !shares.isEmpty else { return nil }
      return Panel(
        title: model.model.rawValue, x: Axis("Model", classes),
        y: Axis(options.source.words.referenceAxis, classes, reversed: true),
        [
          .tiles(
            x: shares.map { place($0.prediction) }, y: shares.map { place($0.truth) },
            values: shares.map(\.mean), scale: scale,
            texts: shares.map { Decimals.text($0.mean, 2) })
        ])
    }
    return Figure(panels, columns: 4, aspect: 1, colorBar: ColorBar(scale, label: "Share"))
  }
}
