import Foundation
import Randomness
import Testing

@testable import Learning

/// Losses where some pixels have no class: as if these pixels were not there.
@Suite struct IgnoredLabelTests {
  private static let (classes, pixels) = (3, 10)
  private static let ignored: UInt8 = 255

  static let losses: [String: Loss] = [
    "cross-entropy": Loss(crossEntropy: 1, ignoredLabel: ignored),
    "weighted": Loss(crossEntropy: 1, classWeights: [0.5, 1, 2], ignoredLabel: ignored),
    "focal": Loss(focal: 1, ignoredLabel: ignored),
    "focal, weighted": Loss(focal: 1, focus: 3, classWeights: [1, 2, 3], ignoredLabel: ignored),
    "dice": Loss(dice: 1, ignoredLabel: ignored),
    "all": Loss(crossEntropy: 1, focal: 2, dice: 0.5, ignoredLabel: ignored),
  ]

  /// Image, class, pixel.
  private static let scores: [Float] = {
    var stream = RandomStream(seed: 3)
    return (0..<(2 * classes * pixels)).map { _ in Float(stream.normal()) }
  }()
  /// Two images, every third pixel of no class.
  private static let labels: [UInt8] = (0..<(2 * pixels)).map {
    $0 % 3 == 1 ? ignored : UInt8($0 * 7 % 5 % classes)
  }

  private func execution(_ scores: [Float], _ labels: [UInt8], images: Int) throws -> Execution {
    var graph = Graph(images: images)
    let pixels = labels.count / images
    _ = graph.value(1, height: 1, width: pixels)
    let execution = Execution(
      graph, channels: 1, classes: Self.classes, height: 1, width: pixels, purpose: .training,
      workers: try Workers(1))
    for (index, score) in scores.enumerated() { execution.logits[index] = score }
    for (index, label) in labels.enumerated() { execution.labels[index] = label }
    return execution
  }

  /// From the definitions, over the pixels that have a class.
  private func value(_ loss: Loss, _ scores: [Double]) -> Double {
    let (classes, pixels) = (Self.classes, Self.pixels)
    var (entropy, weight, focal, count) = (0.0, 0.0, 0.0, 0.0)
    var (overlap, predicted, present) = (
      [Double](repeating: 0, count: classes), [Double](repeating: 0, count: classes),
      [Double](repeating: 0, count: classes)
    )
    for image in 0..<2 {
      for pixel in 0..<pixels where Self.labels[image * pixels + pixel] != Self.ignored {
        let label = Int(Self.labels[image * pixels + pixel])
        let powers = (0..<classes).map { exp(scores[(image * classes + $0) * pixels + pixel]) }
        let shares = powers.map { $0 / powers.reduce(0, +) }
        let own = loss.classWeights?[label] ?? 1
        entropy -= own * log(shares[label])
        weight += own
        focal -= own * pow(1 - shares[label], loss.focus) * log(shares[label])
        count += 1
        overlap[label] += shares[label]
        present[label] += 1
        for (index, share) in shares.enumerated() { predicted[index] += share }
      }
    }
    let weights = present.map { 1 / ($0 * $0) }
    let both = zip(weights, overlap).map(*).reduce(0, +)
    let all = zip(weights, zip(predicted, present).map(+)).map(*).reduce(0, +)
    return loss.crossEntropy * entropy / weight + loss.focal * focal / count
      + loss.dice * (1 - 2 * both / all)
  }

  @Test(arguments: losses.keys.sorted())
  func theyCountNowhere(name: String) throws {
    let loss = try #require(Self.losses[name])
    let execution = try execution(Self.scores, Self.labels, images: 2)
    let found = execution.loss(loss, gradient: true)
    let scores = Self.scores.map(Double.init)
    #expect(abs(found - value(loss, scores)) < 1e-5)
    for index in scores.indices {
      let (image, pixel) = (index / (Self.classes * Self.pixels), index % Self.pixels)
      let slope = Double(execution.logitGradients[index])
      if Self.labels[image * Self.pixels + pixel] == Self.ignored {
        #expect(slope == 0)
      } else {
        var (more, less) = (scores, scores)
        more[index] += 1e-5
        less[index] -= 1e-5
        let due = (value(loss, more) - value(loss, less)) / 2e-5
        #expect(abs(slope - due) < 1e-5, "\(index)")
      }
    }
  }

  @Test(arguments: losses.keys.sorted())
  func imagesWithoutAnyClassGiveNothing(name: String) throws {
    let loss = try #require(Self.losses[name])
    let labels = [UInt8](repeating: Self.ignored, count: 2 * Self.pixels)
    let execution = try execution(Self.scores, labels, images: 2)
    #expect(execution.loss(loss, gradient: true) == 0)
    #expect(Self.scores.indices.allSatisfy { execution.logitGradients[$0] == 0 })
  }
}
