import Book
import Engine
import Figures
import Foundation
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
          figure(rows), source: table, caption: caption(rows),
          alt: "Lines of mean Dice by \(name), one for each model, for LV and MY; below, the number"
            + " of images in which both masks are empty.")),
      .table(
        TableContent(
          table, keys: ["model", "class", name],
          caption: "Dice by \(name), \(options.part.rawValue) volunteers. Empty images count 1 in"
            + " the mean of all, and are left out of the last columns.", shown: false)),
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
      .counts("empty", title: "Both empty", \.group.empty),
      .numbers("filled", title: "Mean of the others", decimals: 3, \.group.filled),
      .counts("volunteers", title: "Volunteers", \.group.volunteers),
      .numbers("lowest", title: "Lowest volunteer", decimals: 3, \.group.lowest),
      .numbers("highest", title: "Highest volunteer", decimals: 3, \.group.highest),
    ]
  }

  private func caption(_ rows: [Row]) -> String {
    var sentences = [
      "Mean Dice by \(grouping.rawValue), \(options.part.rawValue) volunteers, over the images in"
        + " which at least one mask has the class; bands span the volunteers' means. Below: the"
        + " images in which both masks are empty, which are left out above."
    ]
    let most = rows.map(\.group.volunteers).max() ?? 0
    if rows.contains(where: { $0.group.volunteers < most }) {
      sentences.append("Dashed: of fewer than \(most) volunteers.")
    }
    return sentences.joined(separator: " ")
  }

  /// The means above, the empty images below.
  private func figure(_ rows: [Row]) -> Figure {
    let models = options.models.map(\.model)
    let shown = models.filter { model in rows.contains { $0.model == model } }
    func groups(_ model: SegmentationModel, _ tissue: TissueClass) -> [TransferPosition.Group] {
      rows.filter { $0.model == model && $0.group.tissue == tissue }.map(\.group)
    }
    let means = TissueClass.compared.map { tissue in
      Panel(
        title: tissue.symbol, x: Axis(axis), y: Axis("Mean Dice \(tissue.symbol)"),
        shown.flatMap { Self.marks(groups($0, tissue), $0.color) })
    }
    let most = Double(rows.map(\.group.empty).max() ?? 0)
    let empty = TissueClass.compared.map { tissue in
      Panel(
        x: Axis(axis), y: Axis("Images, both empty", .linear(domain: 0...max(1, 1.05 * most))),
        shown.map { model in
          let groups = groups(model, tissue)
          return .line(
            x: groups.map { Double($0.position) }, y: groups.map { Double($0.empty) },
            color: model.color)
        })
    }
    return Figure(
      means + (most > 0 ? empty : []), columns: 2,
      legend: shown.map { LegendEntry($0.rawValue, color: $0.color, symbol: .line) })
  }

  /// A line with its band. Where volunteers are missing, it is dashed.
  private static func marks(_ groups: [TransferPosition.Group], _ color: Color) -> [Mark] {
    let known = groups.filter { !$0.filled.isNaN }
    let most = known.map(\.volunteers).max() ?? 0
    let x = known.map { Double($0.position) }
    let lines = zip(known, known.dropFirst()).map { before, after -> Mark in
      let isWhole = before.volunteers == most && after.volunteers == most
      return .line(
        x: [Double(before.position), Double(after.position)], y: [before.filled, after.filled],
        color: color, dash: isWhole ? .solid : .dashed)
    }
    return [
      .band(
        x: x, low: known.map(\.lowest), high: known.map(\.highest), color: color, opacity: 0.1)
    ] + lines + [.points(x: x, y: known.map(\.filled), color: color, size: 3, opacity: 1)]
  }
}
