/// A ResNet of basic blocks with torchvision's names of weights, as ImageNet's weights are
/// published: the encoder of a U-Net.
public struct TorchvisionResNet: Hashable, Sendable {
  /// The channels of the stem and then of the levels.
  public var widths: [Int]
  /// The number of blocks of each level.
  public var blocks: [Int]

  /// Recognises a network by names and shapes of its weights; nil if it is no such network.
  public init?(shapes: [String: [Int]]) {
    guard let first = shapes["conv1.weight"], first.count == 4, first[1] == 3,
      shapes["layer1.0.conv3.weight"] == nil
    else { return nil }
    widths = [first[0]]
    blocks = []
    for level in 1...4 {
      guard let width = shapes["layer\(level).0.conv1.weight"]?.first else { return nil }
      var count = 1
      while shapes["layer\(level).\(count).conv1.weight"] != nil { count += 1 }
      widths.append(width)
      blocks.append(count)
    }
  }

  /// The description in listings.
  public var summary: String {
    switch blocks {
    case FastaiUNet.resNet18: "torchvision's ResNet-18: the encoder of a U-Net"
    case FastaiUNet.resNet34: "torchvision's ResNet-34: the encoder of a U-Net"
    default: "torchvision's ResNet of the blocks \(blocks): the encoder of a U-Net"
    }
  }

  /// Its weights under the names of the network's encoder, without those of the classifier. Throws
  /// if the network has another encoder.
  public func weights(
    _ weights: Weights, for architecture: Architecture
  ) throws(Model.Problem) -> Weights {
    let renamed: (String) -> String
    switch architecture {
    case .fastai(let network) where network.widths == widths && network.blocks == blocks:
      renamed = Self.fastaiName
    case .unet(let network)
    where network.widths == widths && network.encoder == .resNet(blocks: blocks):
      renamed = { "encoder.\($0)" }
    default:
      throw Model.Problem(
        description: "the weights are \(summary), but \(architecture.summary) has another encoder")
    }
    var result = Weights(metadata: weights.metadata)
    for (name, tensor) in weights.tensors
    where !name.hasPrefix("fc.") && !name.hasSuffix(".num_batches_tracked") {
      result[renamed(name)] = tensor
    }
    return result
  }

  /// `layer1.0.conv1.weight` is `layers.0.4.0.conv1.weight` there.
  private static func fastaiName(_ name: String) -> String {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return name }
    let places = [
      "conv1": 0, "bn1": 1, "layer1": 4, "layer2": 5, "layer3": 6, "layer4": 7,
    ]
    return places[parts[0]].map { "layers.0.\($0).\(parts[1])" } ?? name
  }
}
