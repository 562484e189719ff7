import Testing

@testable import Learning

@Suite struct LossTests {
  static let losses: [String: Loss] = [
    "entropy": .crossEntropy,
    "weighted": Loss(crossEntropy: 1, classWeights: [0.5, 1, 2, 3]),
    "ignoring": Loss(crossEntropy: 1, classWeights: [0.5, 1, 2, 3], ignoredLabel: 3),
    "focal": .focal,
    "focal3": Loss(focal: 1, focus: 3),
    "dice": .dice,
    "sum": Loss(crossEntropy: 1, focal: 2, dice: 0.5),
  ]

  @Test(arguments: losses.keys.sorted())
  func lossesAndGradientsAreThoseOfPyTorch(name: String) throws {
    let reference = try Reference.networks.get()
    var graph = Graph(images: 2)
    _ = graph.value(1, height: 5, width: 7)
    let execution = Execution(
      graph, channels: 1, classes: 4, height: 5, width: 7, purpose: .training,
      workers: try Workers(2))
    for (index, score) in try reference.values("losses/scores").enumerated() {
      execution.logits[index] = score
    }
    for (index, label) in try reference.values("losses/labels").enumerated() {
      execution.labels[index] = UInt8(label)
    }
    let value = execution.loss(try #require(Self.losses[name]), gradient: true)
    #expect(abs(value - (try reference.number("losses/\(name)/value"))) < 2e-6)
    let due = try reference.values("losses/\(name)/gradient")
    let found = due.indices.map { execution.logitGradients[$0] }
    #expect(difference(found, due) < 2e-6)
  }
}
