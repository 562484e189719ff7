import Engine
import Foundation
import Imaging
import Labels
import Learning
import Statistics
import StudyTerms
import Tables

/// A network on images that it has never seen, beside the truth.
///
/// Tables `images` (Dice of each image and class, and pixels of both) and `summary` (mean Dice by class with a 95 % interval that draws
/// patients, median, Dice pooled over all pixels).
struct SegmentationScores: RunnableStep {
  var network: LearnedNetwork
  var images: TrainingImages
  /// Draws of the bootstrap by patient.
  var repetitions: Int
  /// Probabilities are the mean over each image and its three mirror images; nil for the image alone.
  var flips: Bool?

  var inputs: [any Step] { [network] + images.inputs }
  var files: [FileReference] {
    // Of what is learnt from the same folder the masks may tell whose it is.
    images.files + network.learntBeside(images).map(\.masks).filter { !images.files.contains($0) }
  }
  var title: String { "test of the \(network.title)" }

  struct Output: JSONArtifact {
    var tables: NamedTables
    /// The best, the median and the worst image by Dice of the cavity, among those that hold it.
    var examples: [ScoredExample]
  }

  func run(_ context: StepContext) async throws -> Output {
    let (source, names) = try images.samples(context)
    try network.refuseLearnt(source.patients, of: images, context)
    try refuseUndrawn(among: source.samples)
    let model = try context.output(of: network).model
    let predictor = try Predictor(
      model.architecture, weights: model.weights, preparation: model.preparation, workers: 1)
    let found = try predictor.predict(source.samples, flips: flips ?? false) {
      context.progress($0, "predicting")
    }
    let classes = Array(1..<images.classes)
    let scores = zip(found, source.samples).map { prediction, sample in
      classes.map { PixelOverlap(prediction.labels, sample.mask, of: UInt8($0)) }
    }
    return Output(
      tables: NamedTables(tables: [
        "images": try table(names, source.patients, scores),
        "summary": try summary(source.patients, scores, seed: context.seed),
      ]),
      examples: examples(names, source, found.map(\.labels), scores.map { $0[0] }))
  }
}

extension SegmentationScores {
  /// A class that no mask holds would be found wherever nothing is, and its Dice be 1.
  private func refuseUndrawn(among samples: [Sample]) throws {
    guard case .files(let files) = images.source else { return }
    let held = samples.reduce(into: Set<UInt8>()) { $0.formUnion($1.mask) }
    let absent = (1..<images.classes).filter { !held.contains(UInt8($0)) }
    guard let label = absent.first else { return }
    let isLast = label > 1 && absent.count == images.classes - label
    throw StudyError(
      "no mask of \(files.masks) holds the label \(label), so that nothing tells how well it is found; "
        + (isLast ? "write `classes: \(label)`, or test" : "test") + " on images that hold it")
  }

  private func symbol(_ label: Int) -> String { ["LV", "MY", "RV"][label - 1] }

  private func table(
    _ names: [String], _ patients: [String], _ scores: [[PixelOverlap]]
  ) throws -> Table {
    var columns = [
      Column("image", title: "Image", texts: names),
      Column("patient", title: "Patient", texts: patients),
    ]
    for label in 1..<images.classes {
      let own = scores.map { $0[label - 1] }
      let symbol = symbol(label)
      columns += [
        Column(symbol, title: "Dice \(symbol)", decimals: 3, numbers: own.map(\.dice)),
        Column("\(symbol)_true", title: "\(symbol), true pixels", counts: own.map(\.truth)),
        Column("\(symbol)_found", title: "\(symbol), pixels found", counts: own.map(\.found)),
      ]
    }
    return try Table(columns)
  }

  private func summary(
    _ patients: [String], _ scores: [[PixelOverlap]], seed: UInt64
  ) throws -> Table {
    let bootstrap = PatientBootstrap(
      patients: patients, seed: seed, repetitions: repetitions)
    let labels = Array(1..<images.classes)
    let dice = labels.map { label in scores.map { $0[label - 1].dice } }
    let intervals = dice.map(bootstrap.mean)
    return try Table([
      Column("class", title: "Class", texts: labels.map(symbol)),
      Column("images", title: "Images", counts: labels.map { _ in scores.count }),
      Column("patients", title: "Patients", counts: labels.map { _ in Set(patients).count }),
      Column("mean", title: "Mean Dice", decimals: 3, numbers: dice.map(Statistics.mean)),
      Column("low", title: "Low", decimals: 3, numbers: intervals.map(\.low)),
      Column("high", title: "High", decimals: 3, numbers: intervals.map(\.high)),
      Column("median", title: "Median", decimals: 3, numbers: dice.map(Statistics.median)),
      Column(
        "pooled", title: "Pooled", decimals: 3,
        numbers: labels.map { label in
          scores.map { $0[label - 1] }.reduce(PixelOverlap(), +).dice
        }),
    ])
  }

  private func examples(
    _ names: [String], _ source: SampleList, _ found: [[UInt8]], _ scores: [PixelOverlap]
  ) -> [ScoredExample] {
    // Of cavities that are missed the largest is the worst.
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
