import Engine
import Statistics
import StudyTerms
import Tables

/// Two models on the same images: the paired signed-rank test as R's `wilcox.test` does it, the mean difference, and
/// its intervals with volunteers drawn again and with images taken as independent.
struct TransferTest: RunnableStep {
  var first, second: SegmentationModel
  /// Of both.
  var confusions: [Confusion]
  var repetitions: Int

  var inputs: [any Step] { confusions }
  var title: String { "signed-rank test of \(first.rawValue) with \(second.rawValue)" }

  /// Columns pair, class, part, count, v, p, difference (first - second), its intervals, volunteers, favoured.
  func run(_ context: StepContext) async throws -> Table {
    guard confusions.count == 2 else {
      throw StudyError(
        "a signed-rank test needs the counts of two models, and there are \(confusions.count)")
    }
    let a = try context.output(of: confusions[0])
    let b = try context.output(of: confusions[1])
    // The second observer annotated the test volunteers only: what both have is compared.
    let place = Dictionary(uniqueKeysWithValues: zip(b.images, b.images.indices))
    var results: [Comparison] = []
    for tissue in TissueClass.compared {
      let x = a.dice(tissue)
      let y = a.images.map { image in place[image].map { b.counts[$0].dice(tissue) } ?? .nan }
      for split in Split.allCases {
        let rows = a.rows(of: split).filter { !y[$0].isNaN }
        guard !rows.isEmpty else { continue }
        results.append(compare(tissue, split, a, rows, x, y, seed: context.seed))
      }
    }
    return try table(results)
  }
}

extension TransferTest {
  private struct Comparison {
    var tissue: TissueClass
    var split: Split
    var count, volunteers, favoured: Int
    var test: SignedRankTest
    var difference: Double
    var interval, imageInterval: (low: Double, high: Double)
  }

  private func compare(
    _ tissue: TissueClass, _ split: Split, _ table: ConfusionTable, _ rows: [Int],
    _ x: [Double], _ y: [Double], seed: UInt64
  ) -> Comparison {
    let differences = zip(x, y).map { $0 - $1 }
    let values = rows.map { differences[$0] }
    let clusters = VolunteerClusters(table, rows: rows, values: differences)
    let mean = Statistics.mean(values)
    // As if images were independent.
    let error = 1.96 * Statistics.sd(values) / Double(values.count).squareRoot()
    return Comparison(
      tissue: tissue, split: split, count: rows.count, volunteers: clusters.volunteers.count,
      favoured: clusters.means(tissue, split).count { $0.mean > 0 },
      test: SignedRankTest(rows.map { x[$0] }, rows.map { y[$0] }),
      difference: mean,
      interval: clusters.interval(repetitions: repetitions, seed: seed),
      imageInterval: (mean - error, mean + error))
  }

  private func table(_ rows: [Comparison]) throws -> Table {
    try Table([
      Column("pair", title: "Models", texts: rows.map { _ in pair }),
      Column("class", title: "Class", texts: rows.map(\.tissue.symbol)),
      Column("part", title: "Part", texts: rows.map(\.split.rawValue)),
      Column("count", title: "Images", counts: rows.map(\.count)),
      Column("v", title: "V", decimals: 1, numbers: rows.map(\.test.v)),
      Column("p", title: "p", numbers: rows.map(\.test.p)),
      Column(
        "difference", title: "Mean difference", decimals: 4, numbers: rows.map(\.difference)),
      Column("low", title: "Low, by volunteer", decimals: 4, numbers: rows.map(\.interval.low)),
      Column("high", title: "High, by volunteer", decimals: 4, numbers: rows.map(\.interval.high)),
      Column(
        "image_low", title: "Low, by image", decimals: 4, numbers: rows.map(\.imageInterval.low)),
      Column(
        "image_high", title: "High, by image", decimals: 4, numbers: rows.map(\.imageInterval.high)
      ),
      Column("volunteers", title: "Volunteers", counts: rows.map(\.volunteers)),
      Column("favoured", title: "Favouring the first", counts: rows.map(\.favoured)),
    ])
  }

  /// `base-TL2`.
  var pair: String { "\(first.rawValue)-\(second.rawValue)" }
}
