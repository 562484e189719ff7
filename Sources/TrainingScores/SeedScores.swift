import Bootstrap
import Engine
import Statistics
import StudyTerms
import Tables
import Trainings

/// The Dice of a run over all its seeds: the mean over the seeds for each test image, with a 95 %
/// interval from drawing patients, and the spread of the seeds. Or the difference of two runs,
/// image by image, with an interval that keeps its level for few patients (``ClusterMean``). Seeds
/// that failed are left out.
///
/// Runs with equal numbers of seeds are compared seed by seed, because both may be trained on the
/// patients that a seed draws; seeds that only one run has are left out. For runs with different
/// numbers of seeds the means over all seeds are compared.
package struct SeedScores: RunnableStep {
  /// The tests of the run, one for each seed.
  package var scores: [TestDice]
  /// The tests of the run that is subtracted; empty for none.
  package var others: [TestDice]
  /// The number of bootstrap draws of patients.
  package var repetitions: Int

  package init(scores: [TestDice], others: [TestDice], repetitions: Int) {
    self.scores = scores
    self.others = others
    self.repetitions = repetitions
  }

  package var optionalInputs: [any Step] { scores + others + (scores + others).map(\.scores) }
  package var title: String {
    let test = scores.first?.title ?? "test"
    let seeds = scores.count == 1 ? "1 seed" : "\(scores.count) seeds"
    return others.isEmpty ? "\(seeds) of the \(test)" : "difference to the \(test)"
  }

  /// Returns one row for each class that all networks know.
  package func run(_ context: StepContext) async throws -> Rows<SeedDice> {
    let (own, rivals) = try tests(context)
    guard let first = own.first else {
      throw StudyError("no seed of the one run has a fellow among those of the other")
    }
    let patients = first.images.map(\.patient)
    let bootstrap = PatientBootstrap(
      patients: patients, seed: context.seed, repetitions: repetitions)
    let known = HeartClass.allCases.filter { tissue in
      (own + rivals).allSatisfy { $0.summary(tissue) != nil }
    }
    return Rows(
      known.map { tissue in
        let dice = own.map { $0.dice(tissue) }
        let other = rivals.map { $0.dice(tissue) }
        let images = patients.indices.map { image in
          Statistics.mean(dice.map { $0[image] })
            - (other.isEmpty ? 0 : Statistics.mean(other.map { $0[image] }))
        }
        // With one seed the interval is that of its own test, so it does not depend on other runs'
        // seeds.
        let alone = own.count == 1 && others.isEmpty ? first.summary(tissue) : nil
        let interval = alone.map { (low: $0.low, high: $0.high) } ?? interval(images, bootstrap)
        let filled = filled(tissue, own, rivals)
        let seeds = differences(dice.map(Statistics.mean), other.map(Statistics.mean))
        return SeedDice(
          tissue: tissue, images: patients.count, patients: Set(patients).count,
          seeds: own.count, otherSeeds: others.isEmpty ? nil : rivals.count,
          mean: Statistics.mean(images), low: interval.low, high: interval.high,
          pooled: Self.pooled(tissue, own) - Self.pooled(tissue, rivals),
          empty: images.count - filled.count, filled: Statistics.mean(filled),
          seedDeviation: seeds.count > 1 ? Statistics.sd(seeds) : .nan,
          seedLow: seeds.min() ?? .nan, seedHigh: seeds.max() ?? .nan)
      })
  }

  private func interval(
    _ images: [Double], _ bootstrap: PatientBootstrap
  ) -> (low: Double, high: Double) {
    if others.isEmpty { return bootstrap.mean(of: images) }
    let difference = bootstrap.meanDifference(ofDice: images)
    return (difference.low, difference.high)
  }

  /// The mean over the seeds, or the difference of both runs, of each image that is not empty.
  private func filled(_ tissue: HeartClass, _ own: [Test], _ rivals: [Test]) -> [Double] {
    let first = Self.filled(tissue, own)
    guard !others.isEmpty else { return first.compactMap(\.self) }
    return zip(first, Self.filled(tissue, rivals)).compactMap { a, b in
      a.flatMap { a in b.map { a - $0 } }
    }
  }

  /// The mean of each image over the seeds in which it is not empty; nil if it is in all.
  private static func filled(_ tissue: HeartClass, _ seeds: [Test]) -> [Double?] {
    (seeds.first?.images ?? []).indices.map { image in
      let dice = seeds.compactMap { seed in
        seed.images[image].overlap(tissue).flatMap { $0.isEmpty ? nil : $0.dice }
      }
      return dice.isEmpty ? nil : Statistics.mean(dice)
    }
  }

  private var isMatched: Bool { scores.count == others.count }

  /// The test of one seed.
  private struct Test {
    var classes: [ClassDice]
    var images: [SegmentationTest.Image]

    /// The class's row; nil if the network does not know it.
    func summary(_ tissue: HeartClass) -> ClassDice? { classes.first { $0.tissue == tissue } }

    /// The Dice of each image.
    func dice(_ tissue: HeartClass) -> [Double] {
      images.map { $0.overlap(tissue)?.dice ?? .nan }
    }
  }

  /// The tests of both runs that succeeded; if the runs are matched, only the seeds that both have.
  private func tests(_ context: StepContext) throws -> (own: [Test], others: [Test]) {
    func outputs(of steps: [TestDice]) throws -> [(place: Int, test: Test)] {
      try context.outputs(of: steps).map { place, classes in
        let images = try context.output(of: steps[place].scores).images
        return (place, Test(classes: classes.rows, images: images))
      }
    }
    let own = try outputs(of: scores)
    let rivals = others.isEmpty ? [] : try outputs(of: others)
    let both = Set(own.map(\.place)).intersection(rivals.map(\.place))
    return (
      own.filter { !isMatched || both.contains($0.place) }.map(\.test),
      rivals.filter { !isMatched || both.contains($0.place) }.map(\.test)
    )
  }

  /// The differences of the seeds' means, matched or of each with every other.
  private func differences(_ means: [Double], _ others: [Double]) -> [Double] {
    if others.isEmpty { return means }
    if isMatched { return zip(means, others).map(-) }
    return means.flatMap { mean in others.map { mean - $0 } }
  }

  /// The mean over the seeds; 0 if there are none.
  private static func pooled(_ tissue: HeartClass, _ seeds: [Test]) -> Double {
    if seeds.isEmpty { return 0 }
    return Statistics.mean(seeds.map { $0.summary(tissue)?.pooled ?? .nan })
  }
}
