import Engine
import Statistics
import StudyTerms
import Tables

/// Row-normalised confusion matrices of a model: of each image, then the mean over the images that
/// have the class; and of all pixels at once.
package struct TransferConfusion: RunnableStep {
  package var confusion: Asked<ConfusionTable>

  package init(confusion: Asked<ConfusionTable>) { self.confusion = confusion }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "confusion matrices from \(confusion.title)" }

  /// What becomes of the pixels of a class.
  package struct Share: Codable, Hashable, Sendable {
    package var split: Split
    /// What the reference says, and what the model says.
    package var truth, prediction: TissueClass
    /// 0...1: the mean over images, and of all pixels; not-a-number where no image has the class.
    package var mean, pooled: Double
    /// Images that have the class.
    package var images: Int
  }

  /// By part, truth and prediction.
  package func run(_ context: StepContext) async throws -> Rows<Share> {
    let table = try context.output(of: confusion)
    return Rows(
      Split.allCases.flatMap { split -> [Share] in
        let counts = table.rows(of: split).map { table.counts[$0] }
        return counts.isEmpty ? [] : Self.shares(split, counts)
      })
  }

  private static func shares(_ split: Split, _ counts: [ConfusionCounts]) -> [Share] {
    let total = counts.reduce(.zero, +)
    return TissueClass.allCases.flatMap { truth in
      TissueClass.allCases.map { prediction in
        let values = counts.compactMap { $0.share(of: truth, as: prediction) }
        return Share(
          split: split, truth: truth, prediction: prediction,
          mean: values.isEmpty ? .nan : Statistics.mean(values),
          pooled: total.share(of: truth, as: prediction) ?? .nan, images: values.count)
      }
    }
  }
}
