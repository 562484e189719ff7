import Engine
import Statistics
import StudyTerms
import Tables

/// The Dice of the model that saw no 7 T image, over all images, as the published curves' base line
/// shows it, and by part. The curves themselves are of the validation images.
package struct SubsetBaseline: RunnableStep {
  /// The counts of that model against the first observer.
  package var confusion: Asked<ConfusionTable>

  package init(confusion: Asked<ConfusionTable>) { self.confusion = confusion }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "base line of the learning curves" }

  /// The mean Dice of one class over the images of a part.
  package struct Mean: Codable, Hashable, Sendable {
    /// The class.
    package var tissue: TissueClass
    /// The part; nil for all images.
    package var split: Split?
    /// The number of images.
    package var count: Int
    /// The mean Dice.
    package var mean: Double
  }

  /// Returns the rows by class: first all images, then each part that has images.
  package func run(_ context: StepContext) async throws -> Rows<Mean> {
    let table = try context.output(of: confusion)
    let parts: [Split?] = [nil] + Split.allCases.map(Optional.some)
    return Rows(
      TissueClass.compared.flatMap { tissue in
        let dice = table.dice(tissue)
        return parts.compactMap { split -> Mean? in
          let rows = split.map(table.rows) ?? Array(dice.indices)
          guard !rows.isEmpty else { return nil }
          return Mean(
            tissue: tissue, split: split, count: rows.count,
            mean: Statistics.mean(rows.map { dice[$0] }))
        }
      })
  }
}
