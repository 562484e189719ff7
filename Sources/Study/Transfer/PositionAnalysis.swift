import Engine
import Foundation
import Figures
import Book
import StudyTerms
import Tables
import Transfer

/// Mean Dice by slice or by frame, within one part.
struct PositionAnalysis: Sendable {
  var options: TransferOptions
  var grouping: TransferPosition.Grouping
  /// What stands below the figure.
  var axis: String

  private struct Row {
    var model: SegmentationModel
    var group: TransferPosition.Group
  }

  private func step(_ model: ComparedModel) -> TransferPosition {
    TransferPosition(confusion: model.counts, grouping: grouping, split: options.part)
  }

  var steps: [any Step] { options.models.map(step) }

  func content(from results: any Results) throws -> [Content] {
    let rows = try options.models.flatMap { model in
      try results.output(of: step(model)).rows.map { Row(model: model.model, group: $0) }
    }
    let table = try Table(rows, columns)
    let name = grouping.rawValue
    let content: [Content] = [
      .figure(
        FigureContent(
          figure(rows), source: table,
          caption: "Mean Dice by \(name), \(options.part.rawValue) volunteers.",
          alt: "Lines of mean Dice by \(name), one for each model, for LV and MY.")),
      .table(
        TableContent(
          table, keys: ["model", "class", name],
          caption: "Dice by \(name), \(options.part.rawValue) volunteers.", shownRows: 8)),
    ]
    return content.map { $0.made(ofRows: options.byModel(steps)) }
  }

  private var columns: [RowColumn<Row>] {
    [
      .texts("model", title: "Model", \.model.rawValue),
      .texts("class", title: "Class", \.group.tissue.symbol),
      .counts(grouping.rawValue, title: grouping.rawValue.capitalized, \.group.position),
      .counts("count", title: "Images", \.group.count),
      .numbers("mean", title: "Mean Dice", decimals: 3, \.group.mean),
      .numbers("sd", title: "SD", decimals: 3, \.group.sd),
      .numbers("median", title: "Median", decimals: 3, \.group.median),
    ]
  }

  /// A line for each model.
  private func figure(_ rows: [Row]) -> Figure {
    let models = options.models.map(\.model)
    let panels = TissueClass.compared.map { tissue in
      let marks = models.flatMap { model -> [Mark] in
        let groups = rows.filter { $0.model == model && $0.group.tissue == tissue }.map(\.group)
        let x = groups.map { Double($0.position) }
        let y = groups.map(\.mean)
        return [
          .line(x: x, y: y, color: model.color),
          .points(x: x, y: y, color: model.color, size: 3, opacity: 1),
        ]
      }
      return Panel(
        title: tissue.symbol, x: Axis(axis), y: Axis("Mean Dice \(tissue.symbol)"), marks)
    }
    let shown = models.filter { model in rows.contains { $0.model == model } }
    return Figure(
      panels, columns: 2,
      legend: shown.map { LegendEntry($0.rawValue, color: $0.color, symbol: .line) })
  }
}
