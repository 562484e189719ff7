import Randomness
import Testing

@testable import Learning

@Suite struct PredictorTests {
  static let architecture = Architecture.unet(UNet(widths: [8, 16]))

  static func trained() async throws -> Weights {
    var plan = Discs.plan(epochs: 12)
    plan.augmentation = .no
    let training = try Discs.training(plan)
    try await training.run()
    return training.network.weights
  }

  @Test func labelsComeBackInTheImagesGrid() async throws {
    let weights = try await Self.trained()
    let predictor = try Predictor(
      Self.architecture, weights: weights, preparation: Preparation(size: 16), batch: 2)
    // The same disc in twice as many pixels, and with eight more columns on each side.
    let known = Discs.sample(9)
    var large = Sample(image: [], mask: [], height: 32, width: 32)
    for row in 0..<32 {
      for column in 0..<32 {
        large.image.append(known.image[row / 2 * 16 + column / 2])
        large.mask.append(known.mask[row / 2 * 16 + column / 2])
      }
    }
    let found = try predictor.predict([known, large, known], probabilities: true, flips: true)
    #expect(found.map(\.labels.count) == [256, 1024, 256])
    #expect(found[0] == found[2])
    for (prediction, sample) in zip(found, [known, large]) {
      let metrics = SegmentationMetrics(prediction.labels, sample.mask, classes: 3)
      #expect(metrics.foreground > 0.75)
      #expect(prediction.probabilities.count == 3 * sample.image.count)
    }
  }

  /// As the mean of what is found in the image and its mirror images, each turned back by hand.
  @Test func flipsAreTheMeanOverMirrorImages() async throws {
    let predictor = try Predictor(
      Self.architecture, weights: try await Self.trained(), preparation: Preparation(size: 16))
    func mirrored<Value>(_ values: [Value], _ rows: Bool, _ columns: Bool) -> [Value] {
      values.indices.map { index in
        let (plane, row, column) = (index / 256, index / 16 % 16, index % 16)
        return values[plane * 256 + (rows ? 15 - row : row) * 16 + (columns ? 15 - column : column)]
      }
    }
    let sample = Discs.sample(9)
    var due = [Float](repeating: 0, count: 3 * 256)
    for (rows, columns) in [(false, false), (true, false), (false, true), (true, true)] {
      let turned = Sample(
        image: mirrored(sample.image, rows, columns), mask: [], height: 16, width: 16)
      let found = try predictor.predict([turned], probabilities: true)[0].probabilities
      for (index, value) in mirrored(found, rows, columns).enumerated() { due[index] += value / 4 }
    }
    let flipped = try predictor.predict([sample], probabilities: true, flips: true)[0]
    let plain = try predictor.predict([sample], probabilities: true)[0]
    func distance(_ values: [Float]) -> Float {
      zip(values, due).map { abs($0 - $1) }.max() ?? .infinity
    }
    #expect(distance(flipped.probabilities) < 1e-6)
    #expect(distance(plain.probabilities) > 1e-3)
    #expect(
      flipped.labels
        == (0..<256).map { pixel in
          UInt8((0..<3).max { due[$0 * 256 + pixel] < due[$1 * 256 + pixel] } ?? 0)
        })
  }

  /// Without a size nothing is scaled: 15 x 13 pixels become 16 x 14 and come back.
  @Test func imagesAreFilledUpToWhatTheNetworkNeeds() throws {
    let weights = try Discs.training().network.weights
    let predictor = try Predictor(
      Self.architecture, weights: weights,
      preparation: Preparation(size: nil, intensity: .standardised, scalesSeries: true))
    var stream = RandomStream(seed: 1)
    let sample = Sample(
      image: (0..<195).map { _ in Float(stream.normal()) }, height: 15, width: 13)
    let found = try predictor.predict([sample, sample], probabilities: true)
    #expect(found[0] == found[1])
    let sums = (0..<195).map { pixel in
      (0..<3).reduce(Float(0)) { $0 + found[0].probabilities[$1 * 195 + pixel] }
    }
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-5 })
  }

  /// A large image is predicted in pieces that overlap by more than the network sees.
  @Test(arguments: [(80, 112), (48, 96), (146, 50)])
  func piecesAreAsTheWhole(height: Int, width: Int) async throws {
    let weights = try await Self.trained()
    let preparation = Preparation(size: nil, intensity: .standardised)
    let whole = try Predictor(Self.architecture, weights: weights, preparation: preparation)
    let pieces = try Predictor(
      Self.architecture, weights: weights, preparation: preparation, mostPixels: 48 * 48)
    var stream = RandomStream(seed: 1)
    let small = Sample(image: [0, 1, 2, 3], height: 2, width: 2)
    let large = Sample(
      image: (0..<(height * width)).map { _ in Float(stream.normal()) }, height: height,
      width: width)
    let due = try whole.predict([small, large, small], probabilities: true)
    let found = try pieces.predict([small, large, small], probabilities: true)
    #expect(Set(due[1].labels).count > 1)
    #expect(found[0] == due[0] && found[2] == due[2])
    #expect(found[1].labels == due[1].labels)
    let differences = zip(found[1].probabilities, due[1].probabilities).map { abs($0 - $1) }
    #expect((differences.max() ?? 1) < 1e-5)
  }
}
