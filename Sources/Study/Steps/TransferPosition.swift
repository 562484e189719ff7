import Engine
import Foundation
import Statistics
import StudyTerms
import Tables

/// Dice of a model by slice or by frame, within one part.
struct TransferPosition: RunnableStep {
  enum Grouping: String, Codable, Hashable, Sendable { case slice, frame }

  var model: SegmentationModel
  var confusion: Confusion
  var grouping: Grouping
  var split: Split

  var inputs: [any Step] { [confusion] }
  var title: String { "Dice of \(model.rawValue) by \(grouping.rawValue)" }

  /// Columns model, class, slice (or frame), count, mean, sd, median.
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: confusion)
    let rows = table.rows(of: split)
    var classes: [String] = []
    var positions: [Int] = []
    var summaries: [Summary] = []
    for tissue in TissueClass.compared {
      let groups = Dictionary(grouping: rows) { row in
        switch grouping {
        case .slice: table.images[row].slice
        case .frame: table.images[row].frame
        }
      }
      for (position, members) in groups.sorted(by: { $0.key < $1.key }) {
        classes.append(tissue.symbol)
        positions.append(position)
        summaries.append(Summary(of: members.map { table.counts[$0].dice(tissue) }))
      }
    }
    return try Table([
      Column("model", title: "Model", texts: classes.map { _ in model.rawValue }),
      Column("class", title: "Class", texts: classes),
      Column(grouping.rawValue, title: grouping.rawValue.capitalized, counts: positions),
      Column("count", title: "Images", counts: summaries.map(\.count)),
      Column("mean", title: "Mean Dice", decimals: 3, numbers: summaries.map(\.mean)),
      Column("sd", title: "SD", decimals: 3, numbers: summaries.map(\.sd)),
      Column("median", title: "Median", decimals: 3, numbers: summaries.map(\.median)),
    ])
  }
}
