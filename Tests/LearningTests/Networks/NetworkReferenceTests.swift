import Testing

@testable import Learning

@Suite struct NetworkReferenceTests {
  static let cases: [String: UNet] = [
    "transposed": UNet(widths: [4, 6]),
    "plain": UNet(channels: 2, widths: [4, 6], block: .plain, upSampling: .nearest),
    "bilinear": UNet(widths: [4, 6], upSampling: .bilinear),
    "shuffle": UNet(widths: [4, 6], upSampling: .shuffle),
    "resnet": UNet(
      channels: 3, classes: 4, widths: [4, 4, 6], encoder: .resNet(blocks: [1, 2])),
  ]

  static func network(_ name: String, training: Bool, workers: Int = 1) throws -> Network {
    let reference = try Reference.networks.get()
    let network = try Network(
      .unet(try #require(cases[name])), images: 2, height: 16, width: 16, training: training,
      workers: workers)
    try network.load(reference.under("\(name)/before/"))
    let image = try reference.values("\(name)/image")
    let half = image.count / 2
    for index in 0..<2 {
      try network.setImage(index, Array(image[(index * half)..<((index + 1) * half)]))
    }
    for (index, label) in try reference.values("\(name)/labels").enumerated() {
      network.execution.labels[index] = UInt8(label)
    }
    return network
  }

  static func scores(_ network: Network) -> [Float] {
    let count = network.images * network.architecture.classes * network.height * network.width
    return (0..<count).map { network.execution.logits[$0] }
  }

  @Test(arguments: cases.keys.sorted())
  func predictionsAreThoseOfPyTorch(name: String) throws {
    let network = try Self.network(name, training: false)
    network.execution.forward()
    let due = try Reference.networks.get().values("\(name)/predicted")
    #expect(difference(Self.scores(network), due) < 1e-5)
  }

  @Test(arguments: cases.keys.sorted())
  func gradientsAreThoseOfPyTorch(name: String) throws {
    let reference = try Reference.networks.get()
    let network = try Self.network(name, training: true)
    network.execution.isTraining = true
    network.execution.forward()
    #expect(difference(Self.scores(network), try reference.values("\(name)/scores")) < 1e-5)
    let loss = network.execution.loss(.crossEntropy, gradient: true)
    #expect(abs(loss - (try reference.number("\(name)/loss"))) < 1e-5)
    network.execution.backward()
    let gradients = network.gradients
    for (parameter, due) in reference.under("\(name)/gradient/").tensors {
      let found = try #require(gradients[parameter])
      #expect(found.shape == due.shape)
      #expect(difference(found.values, due.values) < 1e-4, "\(parameter)")
    }
    let weights = network.weights
    for (buffer, due) in reference.under("\(name)/after/").tensors {
      #expect(difference(try #require(weights[buffer]).values, due.values) < 1e-5, "\(buffer)")
    }
  }

  @Test(arguments: cases.keys.sorted())
  func weightsComeBackAsTheyWere(name: String) throws {
    let network = try Self.network(name, training: false)
    #expect(network.weights == (try Reference.networks.get()).under("\(name)/before/"))
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

  /// As References/networks.py does: AdamW, one cycle, clipped gradients, two batches in turn.
  @Test func aTrainingOf20StepsIsThatOfPyTorch() throws {
    let reference = try Reference.networks.get()
    let network = try Network(
      .unet(UNet(widths: [4, 6])), images: 3, height: 16, width: 16, training: true, workers: 2)
    try network.load(reference.under("run/before/"))
    let images = try reference.values("run/images")
    let labels = try reference.values("run/labels")
    let execution = network.execution
    let state = OptimiserState(
      .adamW(beta2: 0.99, decay: 0.01), count: execution.parameters.count)
    execution.isTraining = true
    var partial: [Double] = []
    let (losses, norms) = (try reference.values("run/losses"), try reference.values("run/norms"))
    let (rates, momenta) = (
      try reference.values("run/rates"), try reference.values("run/momenta")
    )
    for step in 0..<20 {
      for index in 0..<3 {
        let start = (step % 2 * 3 + index) * 256
        try network.setImage(index, Array(images[start..<(start + 256)]))
        for pixel in 0..<256 {
          execution.labels[index * 256 + pixel] = UInt8(labels[start + pixel])
        }
      }
      execution.forward()
      let loss = execution.loss(.crossEntropy, gradient: true)
      execution.backward()
      let norm = execution.gradientNorm(&partial)
      execution.clipGradient(0.5, norm: norm)
      let place = Schedule.oneCycle().place(step, of: 20, rate: 0.01)
      state.step(execution, rate: place.rate, momentum: place.momentum, rates: [:])
      #expect(abs(loss - Double(losses[step])) < 1e-3)
      #expect(abs(norm - Double(norms[step])) < 1e-2)
      #expect(abs(place.rate - Double(rates[step])) < 1e-8)
      #expect(abs((place.momentum ?? 0) - Double(momenta[step])) < 1e-6)
    }
    for (name, due) in reference.under("run/after/").tensors {
      #expect(
        difference(try #require(network.weights[name]).values, due.values) < 2e-2, "\(name)")
    }
  }
}
