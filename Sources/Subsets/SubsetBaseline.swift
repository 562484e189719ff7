import Engine
import Statistics
import StudyTerms
import Tables

/// Dice of the model that saw no 7 T image: over all images, as the published curves' base line has
/// it, and by part. The curves themselves are of the validation images.
package struct SubsetBaseline: RunnableStep {
  package var confusion: Asked<ConfusionTable>

  package init(confusion: Asked<ConfusionTable>) { self.confusion = confusion }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "base line of the learning curves" }

  /// Mean Dice of one class over the images of a part.
  package struct Mean: Codable, Hashable, Sendable {
    package var tissue: TissueClass
    /// nil for all images.
    package var split: Split?
    package var count: Int
    package var mean: Double
  }

  /// By class; first all images, then the parts that there are.
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
