import Foundation
import Imaging
import Learning

/// A small U-Net learns the cavity of the left ventricle from 526 slices of 30 patients, and is held against 279 slices of 15 others.
struct Sunnybrook {
  struct Slices: ImageSource {
    var samples: [Sample] = []
    var patients: [String] = []
    /// The first of the test slices.
    var trainingCount = 0

    var count: Int { samples.count }
    func patient(_ index: Int) -> String { patients[index] }
    func sample(_ index: Int) throws -> Sample { samples[index] }
  }

  /// `sunnybrook/png/Data`.
  var folder: URL
  var epochs = 24
  var seed: UInt64 = 1

  private func slices() throws -> Slices {
    var slices = Slices()
    for part in ["Train", "Test"] {
      let images = folder.appending(path: "\(part)/Images")
      let names = (FileManager.default.subpaths(atPath: images.path) ?? [])
        .filter { $0.hasSuffix(".png") }.sorted()
      for name in names {
        let image = try GrayImage(png: images.appending(path: name))
        let mask = try GrayImage(png: folder.appending(path: "\(part)/Labels/\(name)"))
        slices.samples.append(
          Sample(
            image: image.pixels.map(Float.init), mask: mask.pixels.map { $0 > 0 ? 1 : 0 },
            height: image.height, width: image.width))
        let file = name.split(separator: "/").last.map(String.init) ?? name
        slices.patients.append(file.components(separatedBy: "-IM-")[0])
      }
      if part == "Train" { slices.trainingCount = slices.count }
    }
    return slices
  }

  func run() throws {
    let slices = try slices()
    let plan = TrainingPlan(
      architecture: .unet(UNet(classes: 2, widths: [16, 32, 64, 128])),
      preparation: Preparation(size: 128),
      augmentation: Augmentation(
        rotation: 20, zoom: 1.2, shift: 0.05, flips: true, brightness: 0.2, contrast: 0.2),
      loss: Loss(crossEntropy: 1, dice: 1), batch: 8,
      phases: [TrainingPlan.Phase(epochs: epochs, rate: 3e-3)])
    let split = PatientSplit(training: Array(0..<slices.trainingCount))
    let test = Array(slices.samples[slices.trainingCount...])
    print("\(slices.trainingCount) slices to learn from, \(test.count) to test, seed \(seed)")
    let training = try Training(plan, source: slices, split: split, seed: seed)
    let start = ContinuousClock.now
    try training.run { _ in
    } epochDone: { checkpoint in
      if let row = checkpoint.log.last, row.epoch % 4 == 3 {
        print(
          String(
            format: "  epoch %d  loss %.4f, %.0f images/s", row.epoch + 1, row.trainingLoss,
            row.imagesPerSecond))
        fflush(nil)
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let predictor = try Predictor(
      plan.architecture, weights: training.network.weights,
      preparation: plan.preparation)
    let found = try predictor.predict(test)
    let all = zip(found, test).map {
      SegmentationMetrics($0.labels, $1.mask, classes: 2).foreground
    }
    let labels = found.flatMap(\.labels)
    let pooled = SegmentationMetrics(labels, test.flatMap(\.mask), classes: 2).foreground
    print(
      String(
        format: "  Dice %.3f a slice, %.3f over all pixels after %d epochs and %.0f s",
        all.reduce(0, +) / Double(all.count), pooled, epochs, seconds))
  }
}
