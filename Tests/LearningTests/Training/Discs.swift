import Foundation
import Randomness

@testable import Learning

/// Bright discs with a ring around them on a noisy ground: background, cavity, wall.
enum Discs {
  static func sample(_ number: Int, side: Int = 16) -> Sample {
    var stream = RandomStream(seed: 77, [UInt64(number)])
    let (x, y) = (stream.uniform(5, 10), stream.uniform(5, 10))
    let radius = stream.uniform(1.5, 3)
    var sample = Sample(image: [], mask: [], height: side, width: side)
    for row in 0..<side {
      for column in 0..<side {
        let distance = hypot(Double(column) - x, Double(row) - y)
        let label: UInt8 = distance < radius ? 1 : distance < radius + 2 ? 2 : 0
        sample.mask.append(label)
        sample.image.append(Float([100.0, 200, 30][Int(label)] + 10 * stream.normal()))
      }
    }
    return sample
  }

  static func list(_ count: Int) -> SampleList {
    SampleList((0..<count).map { sample($0) }, patients: (0..<count).map { "p\($0 / 2)" })
  }

  static func plan(epochs: Int = 2, rate: Double = 0.02) -> TrainingPlan {
    TrainingPlan(
      architecture: .unet(UNet(widths: [8, 16], dropout: 0.1)),
      preparation: Preparation(size: 16), augmentation: .extreme, batch: 3,
      phases: [TrainingPlan.Phase(epochs: epochs, rate: rate)])
  }

  static let split = PatientSplit(training: Array(0..<7), validation: [8, 9])

  static func training(
    _ plan: TrainingPlan = plan(), seed: UInt64 = 1, workers: Int = 1,
    split: PatientSplit = split, weights: Weights? = nil
  ) throws -> NetworkTraining {
    try NetworkTraining(
      plan, source: list(10), split: split, seed: seed, weights: weights, workers: workers)
  }
}
