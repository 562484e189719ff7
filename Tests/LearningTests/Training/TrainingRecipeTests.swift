import Testing

@testable import Learning

@Suite struct TrainingRecipeTests {
  /// The numbers that the paper and fastai 1.0.61's `fit_one_cycle` state.
  @Test func theRecipeOfThePaperInNumbers() throws {
    let plan = TrainingRecipe.ankenbrand2021.plan(classes: 3)
    #expect(plan.phases.map(\.epochs) == [5, 10, 15, 5, 10, 15])
    #expect(plan.phases.map(\.rate) == [1e-4, 1e-4, 1e-4, 1e-5, 1e-5, 1e-5])
    #expect(plan.phases[..<3].allSatisfy { $0.freedom == [.encoder: .normOnly] })
    #expect(plan.phases[3...].allSatisfy { $0.freedom.isEmpty })
    #expect(plan.preparation.size == 256 && plan.preparation.isImageNet && plan.batch == 32)
    // 100 steps: the first, the highest and the last.
    let schedule = plan.phases[0].schedule
    let places = [0, 29, 99].map { schedule.place($0, of: 100, rate: 1e-4) }
    for (place, due) in zip(places, [(4e-6, 0.95), (1e-4, 0.85), (4e-10, 0.95)]) {
      #expect(abs(place.rate - due.0) < 1e-9 * max(1, due.0 / 1e-9))
      #expect(abs((place.momentum ?? 0) - due.1) < 1e-9)
    }
    #expect(abs(places[2].rate - 4e-10) < 1e-12)
    #expect(TrainingRecipe(rawValue: "ankenbrand2021") == .ankenbrand2021)
  }

  /// A small network by the recipe, from one encoder: only norms move while it is frozen.
  @Test func theEncoderOfTorchvisionIsTaken() throws {
    let network = FastaiUNet(classes: 3, widths: [4, 4, 6, 8, 10], blocks: [1, 1, 1, 1])
    let whole = try Formula.weights(.fastai(network))
    var torchvision = Weights()
    for (name, tensor) in whole.tensors where name.hasPrefix("layers.0.") {
      var parts = name.split(separator: ".").dropFirst(2).map(String.init)
      parts[0] =
        ["0": "conv1", "1": "bn1"][parts[0]] ?? "layer\((Int(parts[0]) ?? 0) - 3)"
      torchvision[parts.joined(separator: ".")] = tensor
    }
    torchvision["fc.weight"] = Weights.Tensor(
      shape: [2, 10], values: [Float](repeating: 1, count: 20))
    torchvision["bn1.num_batches_tracked"] = Weights.Tensor(shape: [], values: [7])
    let shapes = torchvision.tensors.mapValues(\.shape)
    let found = try #require(TorchvisionResNet(shapes: shapes))
    #expect(found.widths == network.widths && found.blocks == network.blocks)
    let encoder = try found.weights(torchvision, for: .fastai(network))
    #expect(encoder.tensors == whole.tensors.filter { $0.key.hasPrefix("layers.0.") })
    // The rest is drawn from the seed.
    let made = try Network(
      .fastai(network), images: 1, height: 32, width: 32, training: false, seed: 3)
    let before = made.weights
    try made.load(encoder, skipping: Architecture.fastai(network).namesBehindEncoder)
    let after = made.weights
    #expect(after["layers.0.0.weight"] == whole["layers.0.0.weight"])
    #expect(after["layers.1.weight"] == before["layers.1.weight"])
    #expect(after["layers.11.0.weight"] == before["layers.11.0.weight"])
    // As a U-Net of this program has it, and not for another network.
    let unet = UNet(
      channels: 3, widths: network.widths, encoder: .resNet(blocks: network.blocks))
    #expect(
      try found.weights(torchvision, for: .unet(unet))["encoder.conv1.weight"]
        == whole["layers.0.0.weight"])
    let error = #expect(throws: Model.Problem.self) {
      try found.weights(torchvision, for: .fastai(FastaiUNet()))
    }
    #expect(
      error?.description
        == "the weights are torchvision's ResNet of the blocks [1, 1, 1, 1]: the encoder of a U-Net, "
        + "but fastai 1 U-Net, ResNet-34, 4 classes, 41,221,368 parameters has another encoder")
    #expect(throws: Model.Problem.self) { try Model(unpacking: torchvision) }
    let start = try Model(unpacking: torchvision, as: .fastai(network))
    #expect(start.weights.tensors == encoder.tensors)
    #expect(start.lacks == Architecture.fastai(network).namesBehindEncoder)
    torchvision["layer2.0.bn1.bias"] = nil
    let missing = #expect(throws: Model.Problem.self) {
      try Model(unpacking: torchvision, as: .fastai(network))
    }
    #expect(missing?.description == "there is no weight layers.0.5.0.bn1.bias")
  }
}
