import Engine
import Statistics
import StudyTerms
import Tables

/// Dice of the model that saw no 7 T image: over all images, as the published curves' base line has it, and by part. The
/// curves themselves are of the validation images.
struct SubsetBaseline: RunnableStep {
  var confusion: Confusion

  var inputs: [any Step] { [confusion] }
  var title: String { "base line of the learning curves" }

  /// Columns images (`all` or a part), class, count, mean.
  func run(_ context: StepContext) async throws -> Table {
    let table = try context.output(of: confusion)
    var names: [String] = []
    var classes: [String] = []
    var counts: [Int] = []
    var means: [Double] = []
    for tissue in TissueClass.compared {
      let dice = table.dice(tissue)
      let groups =
        [("all", Array(dice.indices))] + Split.allCases.map { ($0.rawValue, table.rows(of: $0)) }
      for (name, rows) in groups where !rows.isEmpty {
        names.append(name)
        classes.append(tissue.symbol)
        counts.append(rows.count)
        means.append(Statistics.mean(rows.map { dice[$0] }))
      }
    }
    return try Table([
      Column("images", title: "Images", texts: names),
      Column("class", title: "Class", texts: classes),
      Column("count", title: "Number", counts: counts),
      Column("mean", title: "Mean Dice", decimals: 3, numbers: means),
    ])
  }
}
