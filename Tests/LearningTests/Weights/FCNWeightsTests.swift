import Testing

@testable import Learning

@Suite struct FCNWeightsTests {
  /// TensorFlow's names: channels 2 and 3 in one and two blocks, all with the number of the layer.
  static let theirs: Weights = {
    let kernels = [
      [3, 3, 1, 2], [3, 3, 2, 3], [3, 3, 3, 3], [1, 1, 2, 5], [1, 1, 3, 5], [1, 1, 10, 7],
      [1, 1, 7, 7], [1, 1, 7, 4],
    ]
    var weights = Weights(tensors: [
      "beta1_power": tensor([], 0), "conv2d/kernel/Adam": tensor([2], 0),
    ])
    for (index, shape) in kernels.enumerated() {
      let suffix = index == 0 ? "" : "_\(index)"
      weights["conv2d\(suffix)/kernel"] = tensor(shape, Float(index))
      guard index < 7 else { continue }
      for name in ["gamma", "beta", "moving_mean", "moving_variance"] {
        weights["batch_normalization\(suffix)/\(name)"] = tensor([shape[3]], Float(index))
      }
    }
    weights["conv2d_7/bias"] = tensor([4], 7)
    return weights
  }()

  static func tensor(_ shape: [Int], _ value: Float) -> Weights.Tensor {
    Weights.Tensor(
      shape: shape, values: [Float](repeating: value, count: shape.reduce(1, *)))
  }

  @Test func layersAreNamedByWhereTheyStand() throws {
    let network = try FCNWeights(Self.theirs)
    #expect(network.filters == [2, 3])
    #expect(network.blocks == [1, 2])
    let sizes = (network.sameFilters, network.outFilters, network.classes, network.channels)
    #expect(sizes == (5, 7, 4, 1))
    let layers = [
      "levels.0.0", "levels.1.0", "levels.1.1", "same.0", "same.1", "out.0", "out.1", "out.2",
    ]
    for (index, layer) in layers.enumerated() {
      #expect(network.weights["\(layer).conv.weight"]?.values.first == Float(index))
    }
    #expect(network.weights["same.1.norm.running_var"] == Self.tensor([5], 4))
    #expect(network.weights["out.2.conv.bias"] == Self.tensor([4], 7))
    #expect(network.weights["out.2.norm.weight"] == nil)
    #expect(network.weights.tensors.count == 8 + 7 * 4 + 1)
  }

  @Test func kernelsBecomeOutInHeightWidth() {
    // NumPy: arange(24).reshape(2, 2, 2, 3).transpose(3, 2, 0, 1).
    let kernel = Weights.Tensor(shape: [2, 2, 2, 3], values: (0..<24).map(Float.init))
    let ours = kernel.permuted([3, 2, 0, 1])
    #expect(ours.shape == [3, 2, 2, 2])
    #expect(
      ours.values == [
        0, 6, 12, 18, 3, 9, 15, 21, 1, 7, 13, 19, 4, 10, 16, 22, 2, 8, 14, 20, 5, 11, 17, 23,
      ])
    #expect(ours.permuted([2, 3, 1, 0]) == kernel)
  }

  static func reason(_ change: (inout Weights) -> Void) -> String? {
    var weights = theirs
    change(&weights)
    do {
      _ = try FCNWeights(weights)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func otherNetworksAreOneSentence() throws {
    #expect(
      Self.reason { $0["conv2d_7/kernel"] = nil }
        == "2 levels need 8 convolutions, but there are 7")
    #expect(Self.reason { $0["conv2d_7/bias"] = nil } == "there is no out.2.conv.bias")
    #expect(
      Self.reason { $0["batch_normalization_1/beta"] = Self.tensor([2], 0) }
        == "levels.1.0.norm.bias has the shape [2], but [3] is due")
    #expect(
      Self.reason { $0["conv2d_5/kernel"] = Self.tensor([1, 1, 9, 7], 0) }
        == "out.0.conv.weight has the shape [7, 9, 1, 1], but 10 channels and kernels of 1 x 1 are due"
    )
    #expect(
      Self.reason { $0["conv2d_1/kernel"] = Self.tensor([3, 3], 0) }
        == "conv2d_1/kernel has no four dimensions")
    #expect(
      Self.reason { $0["conv2d_1/bias"] = Self.tensor([3], 0) }
        == "this network has no parameter levels.1.0.conv.bias")
    #expect(Self.reason { $0 = Weights() } == "there is no levels.0.0.conv.weight")
    #expect(
      Self.reason { $0 = Weights(tensors: ["conv2d/kernel": Self.tensor([7, 7, 3, 64], 0)]) }
        == "the first kernel is not 3 x 3")
  }
}
