import Randomness
import Testing

@testable import Learning

@Suite struct NetworkTests {
  /// 4 x 4 pixels: 1 to 2 and 2 to 2 channels; 2 x 2: 2 to 3 and 3 to 3; the transposed one 3 to 2;
  /// 4 to 2 and 2 to 2; the head 2 to 3.
  @Test func operationsAreCountedAsDefined() throws {
    let network = try Network(
      .unet(UNet(widths: [2, 3])), images: 1, height: 4, width: 4, training: false)
    let products = 9 * 16 * (2 + 4) + 9 * 4 * (6 + 9) + 16 * 6 + 9 * 16 * (8 + 4) + 16 * 6
    #expect(network.operations == Double(2 * products))
    #expect(network.parameterCount == 297 + 28 + 26 + 9)
  }

  @Test(arguments: [
    (UNet(widths: [16]), "a network needs at least two levels"),
    (UNet(widths: [16, 0]), "the widths [16, 0] are not all between 1 and 4096 channels"),
    (UNet(classes: 17), "17 classes are asked for; 2 to 16 can be told apart"),
    (UNet(channels: 5), "an image has 1 to 4 channels, not 5"),
    (
      UNet(encoder: .resNet18), "there are 4 numbers of ResNet blocks, but 3 are due"
    ),
  ])
  func whatCannotBeIsOneSentence(architecture: UNet, sentence: String) {
    let error = #expect(throws: NetworkError.self) {
      try Network(.unet(architecture), images: 1, height: 32, width: 32, training: false)
    }
    #expect(error?.description == sentence)
  }

  @Test func moreImagesThanPlannedAreRefused() throws {
    let network = try Network(
      .unet(UNet(widths: [2, 3])), images: 1, height: 2, width: 2, training: false)
    let image: [Float] = [1, 2, 3, 4]
    let error = #expect(throws: NetworkError.self) {
      try network.probabilities(of: [image, image])
    }
    #expect(error?.description == "2 images are more than the 1 planned for")
    #expect(throws: NetworkError.imageSize(3, due: 4)) {
      try network.probabilities(of: [[1, 2, 3]])
    }
  }

  /// Fewer images than planned get what each would get alone.
  @Test func imagesOfABatchDoNotMeet() throws {
    let network = try Network(
      .fcn(FCN(filters: [4, 6], blocks: [1, 2], sameFilters: 3, outFilters: 5)), images: 3,
      height: 8, width: 12, training: false, seed: 4)
    var stream = RandomStream(seed: 1)
    let images = (0..<3).map { _ in (0..<96).map { _ in Float(stream.normal()) } }
    let together = try network.probabilities(of: images)
    let alone = try images.flatMap { try network.probabilities(of: [$0]) }
    #expect(together == alone)
  }

  /// The whole network's loss along random directions of all its weights, against central
  /// differences.
  @Test(arguments: [
    Architecture.fcn(FCN(filters: [4, 6, 5], blocks: [1, 2, 1], sameFilters: 3, outFilters: 5)),
    .unet(UNet(widths: [4, 4, 6], encoder: .resNet(blocks: [1, 1]))),
    .unet(UNet(widths: [3, 17, 4], block: .plain, upSampling: .bilinear)),
    .fastai(
      FastaiUNet(form: .learner, channels: 1, classes: 3, widths: [4, 4, 6], blocks: [1, 1])),
    .fastai(FastaiUNet(form: .bare, channels: 1, classes: 3, widths: [4, 4, 6], blocks: [1, 1])),
    .fastai(
      FastaiUNet(form: .learner2, channels: 1, classes: 3, widths: [4, 4, 6], blocks: [1, 1])),
    .nnunet(
      NNUNet(classes: 3, features: [4, 6, 18], blocks: [1, 2, 1], decoderConvolutions: [1, 2])),
    .nnunet(
      NNUNet(
        encoder: .residual, classes: 3, features: [4, 4, 6], blocks: [1, 2, 1],
        decoderConvolutions: [1, 1])),
  ])
  func gradientsAreThoseOfTheLoss(architecture: Architecture) throws {
    let network = try Network(
      architecture, images: 2, height: 16, width: 16, training: true, workers: 1, seed: 3)
    var stream = RandomStream(seed: 8)
    for image in 0..<2 {
      try network.setImage(image, (0..<256).map { _ in Float(stream.normal()) })
      for pixel in 0..<256 {
        network.execution.labels[image * 256 + pixel] = UInt8(stream.next() % 3)
      }
    }
    let execution = network.execution
    execution.isTraining = true
    let weights = execution.parameters.values
    // The statistics of a few pixels behind a ReLU bend the loss too sharply for differences; those
    // gradients are held against PyTorch's (ForeignNetworkTests).
    if architecture.fastai?.form == .bare {
      execution.freedom = [
        .encoder: .fixedStatistics, .decoder: .fixedStatistics, .head: .fixedStatistics,
      ]
    }
    func loss() -> Double {
      execution.forward()
      return execution.loss(.crossEntropy, gradient: true)
    }
    _ = loss()
    execution.backward()
    let gradients = execution.parameterGradients.values
    let places = execution.graph.parameters.filter { $0.role != .statistic }
      .flatMap { parameter in parameter.layout.places.map { parameter.offset + $0 } }
    for _ in 0..<3 {
      var direction = [Float](repeating: 0, count: weights.count)
      // Along the gradient with noise, so that the slope is well above rounding.
      for place in places {
        direction[place] = gradients[place] * Float(1 + 0.5 * stream.normal())
      }
      let length = direction.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
      func moved(_ by: Float) -> Double {
        execution.parameters.values = zip(weights, direction).map { $0 + by / length * $1 }
        return loss()
      }
      let numeric = (moved(2e-3) - moved(-2e-3)) / 4e-3
      let slope = zip(gradients, direction).reduce(0.0) { $0 + Double($1.0 * $1.1) }
      let analytic = slope / Double(length)
      #expect(abs(numeric - analytic) < 2e-2 * abs(analytic), "\(numeric) and \(analytic)")
    }
  }

  @Test func buffersThatDoNotMeetInTimeShareMemory() {
    let plan = MemoryPlan([
      .init(count: 4, life: 0...1), .init(count: 3, life: 1...2), .init(count: 4, life: 2...3),
    ])
    #expect(plan.offsets == [0, 4, 0])
    #expect(plan.total == 7)
  }
}

extension Architecture {
  fileprivate var fastai: FastaiUNet? {
    if case .fastai(let network) = self { network } else { nil }
  }
}
