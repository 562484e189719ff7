import Testing

@testable import Learning

@Suite struct OptimiserTests {
  static let optimisers: [String: Optimiser] = [
    "sgd": .sgd(momentum: 0.9, decay: 0.01),
    "nesterov": .sgd(momentum: 0.9, nesterov: true),
    "adam": .adam(beta2: 0.99, decay: 0.01),
    "adamw": .adamW(beta2: 0.99, decay: 0.1),
  ]

  @Test(arguments: optimisers.keys.sorted())
  func optimisersAreThoseOfPyTorch(name: String) throws {
    let reference = try Reference.networks.get()
    var graph = Graph(images: 1)
    _ = graph.parameter(
      "w", [40], .vector(lanes: Array(0..<40), blocks: 3), start: .constant(0))
    let execution = Execution(
      graph, channels: 1, classes: 2, height: 1, width: 1, purpose: .training,
      workers: try Workers(1))
    let state = OptimiserState(try #require(Self.optimisers[name]), count: 48)
    execution.parameters.values = try reference.values("optimisers/start")
    let gradients = try reference.values("optimisers/gradients")
    for step in 0..<5 {
      execution.parameterGradients.values = Array(gradients[(step * 40)..<(step * 40 + 40)])
      state.step(execution, rate: 0.1, momentum: nil, rates: [:])
    }
    let found = Array(execution.parameters.values.prefix(40))
    #expect(difference(found, try reference.values("optimisers/\(name)")) < 2e-6)
  }
}
