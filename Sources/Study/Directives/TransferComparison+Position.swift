import Engine
import Figures
import Book
import StudyTerms
import Tables

extension TransferComparison {
  func positionSteps(_ grouping: TransferPosition.Grouping) -> [TransferPosition] {
    models.map {
      TransferPosition(
        model: $0, confusion: confusion(of: $0), grouping: grouping, split: part)
    }
  }

  func positionContent(
    _ grouping: TransferPosition.Grouping, _ results: any Results
  ) throws -> [Content] {
    let tables = try positionSteps(grouping).map { try results.output(of: $0) }
    let table = try Table.stacked(tables)
    let panels = try TissueClass.compared.map { tissue in
      let marks = try zip(models, tables).flatMap { model, table -> [Mark] in
        let rows = try table.filtered("class", tissue.symbol)
        let x = try rows.numbers(grouping.rawValue)
        let y = try rows.numbers("mean")
        return [
          .line(x: x, y: y, color: model.color),
          .points(x: x, y: y, color: model.color, size: 3, opacity: 1),
        ]
      }
      let label = grouping == .slice ? "Slice, from the apex" : "Frame"
      return Panel(
        title: tissue.symbol, x: Axis(label), y: Axis("Mean Dice \(tissue.symbol)"), marks)
    }
    let shown = models.filter { model in
      zip(models, tables).contains { $0 == model && $1.rowCount > 0 }
    }
    return [
      .figure(
        FigureContent(
          Figure(
            panels, columns: 2,
            legend: shown.map { LegendEntry($0.rawValue, color: $0.color, symbol: .line) }),
          source: table,
          caption: "Mean Dice by \(grouping.rawValue), \(part.rawValue) volunteers.",
          alt: "Lines of mean Dice by \(grouping.rawValue), one for each model, for LV and MY.")),
      .table(
        TableContent(
          table, keys: ["model", "class", grouping.rawValue],
          caption: "Dice by \(grouping.rawValue), \(part.rawValue) volunteers.", shownRows: 8)),
    ]
  }
}
