import Engine
import Statistics
import StudyTerms
import Tables

/// The row-normalised confusion matrices of a model: once as the mean over the images that have the
/// class, once over all pixels together.
package struct TransferConfusion: RunnableStep {
  /// The counts of the model against the first observer.
  package var confusion: Asked<ConfusionTable>

  package init(confusion: Asked<ConfusionTable>) { self.confusion = confusion }

  package var inputs: [any Step] { [confusion.step] }
  package var title: String { "confusion matrices from \(confusion.title)" }

  /// The share of a class's pixels that the model gives to a class.
  package struct Share: Codable, Hashable, Sendable {
    /// The part of the data set; nil for all its images together.
    package var split: Split?
    /// The reference's class and the model's class.
    package var truth, prediction: TissueClass
    /// The share (0...1) as the mean over images and over all pixels together; NaN if no image has
    /// the class.
    package var mean, pooled: Double
    /// The mean number of pixels of an image that have both classes.
    package var pixels: Double
    /// The number of images that have the class.
    package var images: Int
  }

  /// Returns the rows by part, then truth, then prediction. Where there are images of several
  /// parts, those of all of them together come last.
  package func run(_ context: StepContext) async throws -> Rows<Share> {
    let table = try context.output(of: confusion)
    let parts = Split.allCases.map { split in
      (split: split, counts: table.rows(of: split).map { table.counts[$0] })
    }.filter { !$0.counts.isEmpty }
    let all = parts.count > 1 ? Self.shares(nil, table.counts) : []
    return Rows(parts.flatMap { Self.shares($0.split, $0.counts) } + all)
  }

  private static func shares(_ split: Split?, _ counts: [ConfusionCounts]) -> [Share] {
    let total = counts.reduce(.zero, +)
    return TissueClass.allCases.flatMap { truth in
      TissueClass.allCases.map { prediction in
        let values = counts.compactMap { $0.share(of: truth, as: prediction) }
        return Share(
          split: split, truth: truth, prediction: prediction,
          mean: values.isEmpty ? .nan : Statistics.mean(values),
          pooled: total.share(of: truth, as: prediction) ?? .nan,
          pixels: Double(total[truth, prediction]) / Double(counts.count), images: values.count)
      }
    }
  }
}
