import Testing

@testable import Learning

/// The networks of fastai and nnU-Net, small ones, beside PyTorch's: References/foreign.py.
@Suite struct ForeignNetworkTests {
  static let cases: [String: Architecture] = {
    var cases: [String: Architecture] = [
      "nnunet-plain": .nnunet(
        NNUNet(classes: 4, features: [4, 6, 18], blocks: [1, 2, 2], decoderConvolutions: [1, 2])),
      "nnunet-residual": .nnunet(
        NNUNet(
          encoder: .residual, classes: 4, features: [4, 4, 6], blocks: [1, 2, 1],
          decoderConvolutions: [2, 1])),
    ]
    for form in FastaiUNet.Form.allCases {
      cases[form.rawValue] = .fastai(FastaiUNet(form: form, widths: [4, 6, 10], blocks: [1, 2]))
    }
    return cases
  }()

  static let reference = Result { try Reference.file("foreign.safetensors") }

  static func network(_ name: String, training: Bool, workers: Int = 1) throws -> Network {
    let architecture = try #require(cases[name])
    let network = try Network(
      architecture, images: 2, height: 16, width: 16, training: training, workers: workers)
    try network.load(Formula.weights(architecture))
    let size = architecture.channels * 256
    let image = Formula.u("x", 2 * size).map { Float(1.7 * $0) }
    let labels = Formula.u("labels", 512).map { UInt8(2 * (1 + $0)) }
    try network.set(
      images: (0..<2).map { Array(image[($0 * size)..<(($0 + 1) * size)]) },
      labels: (0..<2).map { Array(labels[($0 * 256)..<(($0 + 1) * 256)]) })
    return network
  }

  @Test(arguments: cases.keys.sorted())
  func predictionsAreThoseOfPyTorch(name: String) throws {
    let network = try Self.network(name, training: false)
    network.execution.forward()
    let due = try Self.reference.get().values("\(name)/predicted")
    #expect(difference(NetworkReferenceTests.scores(network), due) < 1e-5)
  }

  @Test(arguments: cases.keys.sorted())
  func gradientsAreThoseOfPyTorch(name: String) throws {
    let reference = try Self.reference.get()
    let network = try Self.network(name, training: true)
    network.execution.isTraining = true
    network.execution.forward()
    let scores = NetworkReferenceTests.scores(network)
    let away = difference(scores, try reference.values("\(name)/scores"))
    #expect(away < (name == "fastai1-bare" ? 1e-4 : 1e-5), "\(away)")
    let loss = network.execution.loss(.crossEntropy, gradient: true)
    #expect(abs(loss - (try reference.number("\(name)/loss"))) < 1e-5)
    network.execution.backward()
    let gradients = network.gradients
    let largest =
      reference.under("\(name)/gradient/").tensors.values
      .flatMap(\.values).map(abs).max() ?? 0
    for (parameter, due) in reference.under("\(name)/gradient/").tensors {
      let found = try #require(gradients[parameter])
      #expect(found.shape == due.shape)
      // What a norm behind it takes out again has no gradient but rounding.
      let worst = zip(found.values, due.values).map { abs($0 - $1) }.max() ?? .infinity
      let size = due.values.map(abs).max() ?? 0
      #expect(worst < max(2e-4 * size, 1e-6 * largest), "\(parameter)")
    }
    let weights = network.weights
    for (buffer, due) in reference.under("\(name)/after/").tensors {
      #expect(difference(try #require(weights[buffer]).values, due.values) < 1e-5, "\(buffer)")
    }
  }

  /// The order of all sums is the same whoever does the work.
  @Test(arguments: cases.keys.sorted())
  func bitsDoNotDependOnTheWorkers(name: String) throws {
    let gradients = try [1, 2].map { workers in
      let network = try Self.network(name, training: true, workers: workers)
      network.execution.isTraining = true
      network.execution.forward()
      _ = network.execution.loss(Loss(crossEntropy: 1, focal: 1, dice: 1), gradient: true)
      network.execution.backward()
      return network.gradients
    }
    #expect(gradients[0] == gradients[1])
  }
}
