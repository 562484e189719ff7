import Engine
import Statistics
import StudyTerms
import Tables

/// Tests whether the Dice of images is normally distributed: Shapiro and Wilk's test of a model's
/// Dice, or of the differences of two models. It is why ranks are compared.
package struct TransferNormality: RunnableStep {
  /// The counts of the model, or of both models, against the first observer.
  package var confusions: [Asked<ConfusionTable>]

  package init(confusions: [Asked<ConfusionTable>]) { self.confusions = confusions }

  package var inputs: [any Step] { confusions.map(\.step) }
  package var title: String {
    "normality of Dice from \(confusions.map(\.title).joined(separator: " and "))"
  }

  /// The test of one class over the images of a part.
  package struct Test: Codable, Hashable, Sendable {
    /// The class.
    package var tissue: TissueClass
    /// The part of the data set; nil for all images together.
    package var split: Split?
    /// The number of images.
    package var count: Int
    /// The statistic and the p value.
    package var w, p: Double
  }

  /// Returns the rows by class, then by part. Parts that the test is not made for, with more than
  /// 5000 images, are left out.
  package func run(_ context: StepContext) async throws -> Rows<Test> {
    guard let first = confusions.first, confusions.count <= 2 else {
      throw StudyError("normality is tested for one model or for the difference of two")
    }
    let a = try context.output(of: first)
    let b = try confusions.dropFirst().first.map { try context.output(of: $0) }
    let place = Dictionary(zip(b?.images ?? [], (b?.images ?? []).indices)) { first, _ in first }
    let parts: [Split?] = Split.allCases + [nil]
    return Rows(
      TissueClass.compared.flatMap { tissue in
        let values = zip(a.images, a.dice(tissue)).map { image, dice -> Double in
          guard let b else { return dice }
          return dice - (place[image].map { b.counts[$0].dice(tissue) } ?? .nan)
        }
        return parts.compactMap { part -> Test? in
          let rows = part.map(a.rows) ?? Array(values.indices)
          let test = ShapiroWilk(rows.map { values[$0] })
          guard ShapiroWilk.counts.contains(test.count) else { return nil }
          return Test(tissue: tissue, split: part, count: test.count, w: test.w, p: test.p)
        }
      })
  }
}
