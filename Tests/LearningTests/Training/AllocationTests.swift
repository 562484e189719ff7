import CAllocations
import Testing

@testable import Learning

@Suite struct AllocationTests {
  /// What this thread takes from the heap, which does all the work.
  private func taken(_ work: () throws -> Void) rethrows -> ca_tally {
    ca_begin()
    defer { _ = ca_end() }
    try work()
    return ca_end()
  }

  @Test func whatIsTakenIsCounted() {
    let tally = taken { _ = FloatBuffer(1000) }
    #expect(tally.count >= 1)
    #expect(tally.largest >= 4000 && tally.largest < 5000)
    #expect(taken {}.count == 0)
  }

  /// All memory of a training is made before its first step: what a step takes besides, a few sums
  /// by image, is less than a single row of its smallest value.
  @Test(arguments: [Loss.crossEntropy, Loss(crossEntropy: 1, focal: 1, dice: 1)])
  func aStepTakesNoTensor(loss: Loss) throws {
    let network = try Network(
      .unet(UNet(widths: [16, 32], dropout: 0.1)), images: 4, height: 64, width: 64,
      training: true, workers: 1)
    let learner = Learner(network, loss: loss, optimiser: .adamW(), clip: 1)
    let images = [[Float]](repeating: [Float](repeating: 0.5, count: 64 * 64), count: 4)
    let labels = [[UInt8]](repeating: [UInt8](repeating: 1, count: 64 * 64), count: 4)
    var steps: [ca_tally] = []
    for step in 0..<4 {
      steps.append(
        try taken {
          try learner.step(images: images, labels: labels, rate: 0.01, seed: UInt64(step))
        })
    }
    #expect(network.execution.bytes > 4_000_000)
    // The first one makes room for the sums of the gradient's length.
    for step in steps.dropFirst() {
      #expect(step.largest < 34 * 16 * 4)
      #expect(step.bytes < 20_000)
      #expect(step.count == steps[1].count)
    }
  }
}
