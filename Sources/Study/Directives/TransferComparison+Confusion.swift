import Engine
import Figures
import Book
import StudyTerms
import Tables

extension TransferComparison {
  var confusionSteps: [TransferConfusion] {
    models.map { TransferConfusion(model: $0, confusion: confusion(of: $0)) }
  }

  func confusionContent(_ results: any Results) throws -> [Content] {
    let table = try Table.stacked(try confusionSteps.map { try results.output(of: $0) })
    let shown = try table.filtered("part", part.rawValue)
    return [
      .figure(
        FigureContent(
          try confusionFigure(shown), source: shown,
          caption: "Confusion matrices of the \(part.rawValue) volunteers: of the pixels that"
            + " \(origin.reference) gives to a class (rows), the share that the model gives to each"
            + " (columns); the mean over the images that have the class.",
          alt: "One three-by-three heat map for each model.")),
      .table(
        TableContent(
          table, keys: ["model", "part", "truth", "prediction"],
          caption: "Row-normalised confusion matrices: mean over images, and of all pixels.",
          shownRows: 9)),
    ]
  }

  private func confusionFigure(_ table: Table) throws -> Figure {
    let names = try table.texts("model")
    let truths = try table.texts("truth")
    let predictions = try table.texts("prediction")
    let shares = try table.numbers("share")
    let classes = TissueClass.allCases.map(\.symbol)
    let scale = ColorScale.sequential(low: 0, high: 1)
    let panels = models.compactMap { model -> Panel? in
      let rows = names.indices.filter { names[$0] == model.rawValue }
      guard !rows.isEmpty else { return nil }
      func places(_ texts: [String]) -> [Double] {
        rows.map { Double(classes.firstIndex(of: texts[$0]) ?? 0) }
      }
      return Panel(
        title: model.rawValue, x: Axis("Model", .band(classes)),
        y: Axis(origin.isLive ? "Truth" : "Observer", .band(classes), reversed: true),
        [
          .tiles(
            x: places(predictions), y: places(truths), values: rows.map { shares[$0] },
            scale: scale, texts: rows.map { Decimals.text(shares[$0], 2) })
        ])
    }
    return Figure(panels, columns: 4, aspect: 1, colorBar: ColorBar(scale, label: "Share"))
  }
}
