import Book
import Engine
import Tables
import TrainingScores
import Trainings

/// The differences of runs that are asked for, class by class.
struct DifferencesAnalysis {
  var comparisons: [ComparedTrainings.Comparison]

  private struct Row: Sendable {
    var pair: String
    var dice: SeedDice
  }

  /// A comparison that failed is reported as missing and does not stop the others.
  func content(
    from results: any Results
  ) throws -> (content: [Content], missing: [(name: String, reason: String)]) {
    var rows: [Row] = []
    var steps: [(key: String, step: any Step)] = []
    var missing: [(name: String, reason: String)] = []
    for comparison in comparisons {
      do {
        rows += try results.output(of: comparison.step).rows.map {
          Row(pair: comparison.name, dice: $0)
        }
        steps.append((comparison.name, comparison.step))
      } catch let failure as StepFailure {
        missing.append((comparison.name, failure.sentence))
      }
    }
    guard !steps.isEmpty else { return ([], missing) }
    let table = try Table(
      rows,
      [.texts("pair", title: "Runs", \.pair)]
        + RowColumn.all(mean: "Difference", hasOther: true).map { $0.within(\.dice) })
    let content = Content.table(
      TableContent(
        part: "differences", table, keys: ["pair", "class"],
        caption: "Differences of Dice, image by image, with 95 % intervals by patient."))
    return ([content.made(ofRows: steps)], missing)
  }
}
