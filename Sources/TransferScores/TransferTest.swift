import Bootstrap
import Engine
import Statistics
import StudyTerms
import Tables

/// Compares two models on the same images: the paired signed-rank test as in R's `wilcox.test`, the
/// mean difference, and its intervals by volunteer and from treating images as independent.
package struct TransferTest: RunnableStep {
  /// The two models.
  package var first, second: SegmentationModel
  /// Both models' counts against the first observer.
  package var confusions: [Asked<ConfusionTable>]
  /// The number of bootstrap draws.
  package var repetitions: Int

  package init(
    first: SegmentationModel, second: SegmentationModel, confusions: [Asked<ConfusionTable>],
    repetitions: Int
  ) {
    self.first = first
    self.second = second
    self.confusions = confusions
    self.repetitions = repetitions
  }

  package var inputs: [any Step] { confusions.map(\.step) }
  package var title: String { "signed-rank test of \(first.rawValue) with \(second.rawValue)" }

  /// Both models on one class of one part.
  package struct Comparison: Codable, Hashable, Sendable {
    /// The class.
    package var tissue: TissueClass
    /// The part of the data set.
    package var split: Split
    /// The number of images that both models have.
    package var count: Int
    /// The statistic V and the p value of the signed-rank test.
    package var v, p: Double
    /// The mean of first - second, its 95 % interval by volunteer (``ClusterMean``), and the
    /// interval that treats images as independent.
    package var difference, low, high, imageLow, imageHigh: Double
    /// The number of volunteers, and of those whose mean favours the first model.
    package var volunteers, favoured: Int
  }

  /// Returns the rows by class, then by part. Only images that both models have are compared: the
  /// second observer annotated the test volunteers only.
  package func run(_ context: StepContext) async throws -> Rows<Comparison> {
    guard confusions.count == 2 else {
      throw StudyError(
        "a signed-rank test needs the counts of two models, and there are \(confusions.count)")
    }
    let a = try context.output(of: confusions[0])
    let b = try context.output(of: confusions[1])
    let place = Dictionary(zip(b.images, b.images.indices)) { first, _ in first }
    var comparisons: [Comparison] = []
    for tissue in TissueClass.compared {
      let x = a.dice(tissue)
      let y = a.images.map { image in place[image].map { b.counts[$0].dice(tissue) } ?? .nan }
      for split in Split.allCases {
        let rows = a.rows(of: split).filter { !y[$0].isNaN }
        guard !rows.isEmpty else { continue }
        comparisons.append(compare(tissue, split, a, rows, x, y, seed: context.seed))
      }
    }
    return Rows(comparisons)
  }

  private func compare(
    _ tissue: TissueClass, _ split: Split, _ table: ConfusionTable, _ rows: [Int],
    _ x: [Double], _ y: [Double], seed: UInt64
  ) -> Comparison {
    let differences = zip(x, y).map { $0 - $1 }
    let values = rows.map { differences[$0] }
    let clusters = VolunteerClusters(table, rows: rows, values: differences)
    let interval = clusters.meanDifference(repetitions: repetitions, seed: seed)
    let test = SignedRankTest(rows.map { x[$0] }, rows.map { y[$0] })
    let mean = Statistics.mean(values)
    // As if images were independent.
    let error = 1.96 * Statistics.sd(values) / Double(values.count).squareRoot()
    return Comparison(
      tissue: tissue, split: split, count: rows.count, v: test.v, p: test.p, difference: mean,
      low: interval.low, high: interval.high, imageLow: mean - error, imageHigh: mean + error,
      volunteers: clusters.volunteers.count,
      favoured: clusters.means(tissue, split).count { $0.mean > 0 })
  }
}
