/// The two-dimensional networks of nnU-Net v2 (Isensee et al. 2021,
/// https://doi.org/10.1038/s41592-020-01008-z) with the same names of weights.
///
/// Source: `PlainConvUNet` and `ResidualEncoderUNet` of dynamic-network-architectures 0.4. All
/// kernels are 3x3; each level but the first halves rows and columns. Of the heads for deep
/// supervision only the finest is used.
public struct NNUNet: Codable, Hashable, Sendable {
  /// The kind of encoder; the raw value is nnU-Net's class name.
  public enum Encoder: String, Codable, Hashable, Sendable, CaseIterable {
    /// Convolutions, the first with stride 2.
    case plain = "PlainConvUNet"
    /// A stem, then residual blocks.
    case residual = "ResidualEncoderUNet"
  }

  /// The kind of encoder.
  public var encoder: Encoder
  /// The number of image channels.
  public var channels: Int
  /// The number of classes, background included.
  public var classes: Int
  /// The channels of each level, the finest first.
  public var features: [Int]
  /// For each level the number of convolutions or of residual blocks.
  public var blocks: [Int]
  /// The number of convolutions of each decoder level, the coarsest first.
  public var decoderConvolutions: [Int]
  /// Whether convolutions have a bias.
  public var hasBias: Bool
  /// The epsilon of the instance norms.
  public var epsilon: Double
  /// The factor of negative values in the leaky ReLU.
  public var leak: Double

  public init(
    encoder: Encoder = .plain, channels: Int = 1, classes: Int, features: [Int], blocks: [Int],
    decoderConvolutions: [Int], hasBias: Bool = true, epsilon: Double = 1e-5, leak: Double = 0.01
  ) {
    self.encoder = encoder
    self.channels = channels
    self.classes = classes
    self.features = features
    self.blocks = blocks
    self.decoderConvolutions = decoderConvolutions
    self.hasBias = hasBias
    self.epsilon = epsilon
    self.leak = leak
  }

  /// The name in listings, with the features.
  public var title: String { "nnU-Net \(encoder.rawValue), features \(features)" }

  var multiple: Int { 1 << (features.count - 1) }
  var lastLayer: String { "decoder.seg_layers.\(features.count - 2)." }

  func check() throws(NetworkError) {
    guard (2...10).contains(features.count) else { throw .noLevels }
    guard features.allSatisfy({ (1...4096).contains($0) }) else { throw .widths(features) }
    guard blocks.count == features.count else {
      throw .levelCounts("numbers of blocks", blocks.count, features.count)
    }
    guard decoderConvolutions.count == features.count - 1 else {
      throw .levelCounts(
        "numbers of the decoder's convolutions", decoderConvolutions.count, features.count - 1)
    }
    guard (blocks + decoderConvolutions).allSatisfy({ $0 >= 1 }) else {
      throw .levelCounts("convolutions in a level", (blocks + decoderConvolutions).min() ?? 0, 1)
    }
  }

  private typealias Image = (channels: Int, height: Int, width: Int)

  func graph(images: Int, height: Int, width: Int) -> Graph {
    var graph = Graph(images: images)
    let image = (channels: channels, height: height, width: width)
    var skips =
      switch encoder {
      case .plain: plainEncoder(&graph, image)
      case .residual: residualEncoder(&graph, image)
      }
    graph.group = .decoder
    var value = skips.removeLast()
    for (step, skip) in skips.reversed().enumerated() {
      let width = features[features.count - 2 - step]
      value = graph.transposedConvolution("decoder.transpconvs.\(step)", value, channels: width)
      value = graph.concatenate([value, skip])
      for index in 0..<decoderConvolutions[step] {
        value = block(&graph, "decoder.stages.\(step).convs.\(index)", value, width, image)
      }
    }
    graph.head(String(lastLayer.dropLast()), value, classes: classes)
    return graph
  }

  /// A convolution, its instance norm, perhaps an added value, and a leaky ReLU.
  private func block(
    _ graph: inout Graph, _ name: String, _ input: Int?, _ channels: Int, _ image: Image,
    kernel: Int = 3, step: Int = 1, hasBias: Bool? = nil, isActive: Bool = true,
    adding residual: Int? = nil
  ) -> Int {
    let made = graph.convolution(
      "\(name).conv", input, channels: channels, kernel: kernel, step: step, padding: kernel / 2,
      bias: hasBias ?? self.hasBias, relu: false, image: image)
    return graph.normaliseInstances(
      "\(name).norm", made, leak: isActive ? leak : nil, adding: residual, epsilon: epsilon)
  }

  private func plainEncoder(_ graph: inout Graph, _ image: Image) -> [Int] {
    var skips: [Int] = []
    for (level, count) in blocks.enumerated() {
      var value = skips.last
      for index in 0..<count {
        value = block(
          &graph, "encoder.stages.\(level).0.convs.\(index)", value, features[level], image,
          step: level > 0 && index == 0 ? 2 : 1)
      }
      if let value { skips.append(value) }
    }
    return skips
  }

  private func residualEncoder(_ graph: inout Graph, _ image: Image) -> [Int] {
    var value = block(&graph, "encoder.stem.convs.0", nil, features[0], image)
    var skips: [Int] = []
    for (level, count) in blocks.enumerated() {
      for index in 0..<count {
        let name = "encoder.stages.\(level).blocks.\(index)"
        let isHalved = level > 0 && index == 0
        var shortcut = value
        if isHalved { shortcut = graph.halve(shortcut) }
        if graph.values[value].channels != features[level] {
          shortcut = block(
            &graph, "\(name).skip.\(isHalved ? 1 : 0)", shortcut, features[level], image,
            kernel: 1, hasBias: false, isActive: false)
        }
        let inner = block(
          &graph, "\(name).conv1", value, features[level], image, step: isHalved ? 2 : 1)
        value = block(
          &graph, "\(name).conv2", inner, features[level], image, adding: shortcut)
      }
      skips.append(value)
    }
    return skips
  }
}
