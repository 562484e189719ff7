import Engine
import Labels
import Learning
import StudyTerms

/// Applies a network to images that it has never seen and compares its labels with the truth;
/// ``TestDice`` summarises the result.
package struct SegmentationScores: RunnableStep {
  /// The network.
  package var network: TrainedNetwork
  /// The test images.
  package var images: TrainingImages
  /// If true, probabilities are averaged over each image and its three mirror images; nil for the
  /// image alone.
  package var flips: Bool?

  package init(network: TrainedNetwork, images: TrainingImages, flips: Bool? = nil) {
    self.network = network
    self.images = images
    self.flips = flips
  }

  package var inputs: [any Step] {
    [network] + images.inputs + (leakage.map { [$0] } ?? [])
  }
  /// Whether the network knows its test; nil where one of both is synthetic.
  private var leakage: LeakageCheck? {
    LeakageCheck(of: network, on: .images(images), option: "test")
  }
  package var files: [FileReference] {
    // If the network was trained on the same folder, the masks may tell which patients it has seen.
    images.files + network.learntBeside(images).map(\.masks).filter { !images.files.contains($0) }
  }
  package var title: String { "test of the \(network.title)" }

  package func run(_ context: StepContext) async throws -> SegmentationTest {
    let (source, names) = try images.samples(context)
    try network.refuseLeakage(of: source.patients, in: images, context)
    try refuseUndrawn(among: source.samples)
    let model = try context.output(of: network).model
    let predictor = try Predictor(
      model.architecture, weights: model.weights, preparation: model.preparation, workers: 1)
    let found = try predictor.predict(source.samples, flips: flips ?? false) {
      context.progress($0, "predicting")
    }
    let classes = HeartClass.known(to: images.classes)
    let scores = zip(found, source.samples).map { prediction, sample in
      classes.map { PixelOverlap(prediction.labels, sample.mask, of: UInt8($0.label)) }
    }
    return SegmentationTest(
      images: zip(names, zip(source.patients, scores)).map {
        SegmentationTest.Image(image: $0, patient: $1.0, overlaps: $1.1)
      },
      examples: examples(names, source, found.map(\.labels), scores.map { $0[0] }))
  }
}

extension SegmentationScores {
  /// The Dice of a class that no mask holds would be 1 wherever nothing was found.
  private func refuseUndrawn(among samples: [Sample]) throws {
    guard case .files(let files) = images.source else { return }
    let held = samples.reduce(into: Set<UInt8>()) { $0.formUnion($1.mask) }
    let absent = (1..<images.classes).filter { !held.contains(UInt8($0)) }
    guard let label = absent.first else { return }
    let isLast = label > 1 && absent.count == images.classes - label
    throw StudyError(
      "no mask of \(files.masks) holds the label \(label), so that nothing tells how well it is"
        + " found; \(isLast ? "write `classes: \(label)`, or test" : "test") on images that hold it"
    )
  }

  private func examples(
    _ names: [String], _ source: SampleList, _ found: [[UInt8]], _ scores: [PixelOverlap]
  ) -> [ScoredExample] {
    // Among missed cavities the largest is the worst.
    let order = scores.indices.filter { scores[$0].truth > 0 }.sorted {
      (-scores[$0].dice, scores[$0].truth, $0) < (-scores[$1].dice, scores[$1].truth, $1)
    }
    guard let best = order.first, let worst = order.last else { return [] }
    let chosen = [(best, "best"), (order[order.count / 2], "median"), (worst, "worst")]
    return chosen.map { index, reason in
      ScoredExample(
        name: names[index], patient: source.patients[index], reason: reason,
        sample: source.samples[index], found: found[index], dice: scores[index].dice)
    }
  }
}
