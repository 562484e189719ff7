/// A U-Net (Ronneberger et al. 2015, arXiv:1505.04597).
///
/// Parameters are called `down.L.K.conv.weight` and `down.L.K.norm.*` (level L, its K-th
/// convolution), `up.L.enlarge.*`, `up.L.K.*`, `head.*`; those of a ResNet encoder as in
/// torchvision, after `encoder.`.
public struct UNet: Codable, Hashable, Sendable {
  /// The layers after each convolution.
  public enum Block: String, Codable, Hashable, Sendable, CaseIterable {
    /// Convolution, batch norm, ReLU.
    case norm
    /// Convolution with bias, ReLU.
    case plain
  }

  /// How the decoder doubles rows and columns.
  public enum UpSampling: String, Codable, Hashable, Sendable, CaseIterable {
    /// A transposed 2x2 convolution to the next level's width.
    case transposed
    /// Without parameters; keeps all channels.
    case nearest, bilinear
    /// A 1x1 convolution to four times the next level's width, then a pixel shuffle.
    case shuffle
  }

  /// The kind of encoder.
  public enum Encoder: Codable, Hashable, Sendable {
    /// Blocks of convolutions with a max pool between levels.
    case plain
    /// ResNet with basic blocks (He et al. 2016, arXiv:1512.03385): 7x7 with stride 2, a 3x3 max
    /// pool, then so many blocks a level. `widths` are the stem's and then the levels' channels:
    /// 64, 64, 128, 256, 512 for ResNet-18 and 34.
    case resNet(blocks: [Int])

    /// The encoder of ResNet-18.
    public static let resNet18 = Encoder.resNet(blocks: [2, 2, 2, 2])
    /// The encoder of ResNet-34.
    public static let resNet34 = Encoder.resNet(blocks: [3, 4, 6, 3])
  }

  /// The number of image channels.
  public var channels: Int
  /// The number of classes, background included.
  public var classes: Int
  /// The channels of each level, the finest first.
  public var widths: [Int]
  /// The number of convolutions in each block.
  public var convolutions: Int
  /// The layers after each convolution.
  public var block: Block
  /// How the decoder doubles rows and columns.
  public var upSampling: UpSampling
  /// The probability of dropout at the coarsest level.
  public var dropout: Double
  /// The kind of encoder.
  public var encoder: Encoder

  public init(
    channels: Int = 1, classes: Int = 3, widths: [Int] = [16, 32, 64, 128], convolutions: Int = 2,
    block: Block = .norm, upSampling: UpSampling = .transposed, dropout: Double = 0,
    encoder: Encoder = .plain
  ) {
    self.channels = channels
    self.classes = classes
    self.widths = widths
    self.convolutions = convolutions
    self.block = block
    self.upSampling = upSampling
    self.dropout = dropout
    self.encoder = encoder
  }

  var multiple: Int {
    switch encoder {
    case .plain: 1 << (widths.count - 1)
    case .resNet: 1 << widths.count
    }
  }

  func check() throws(NetworkError) {
    guard (2...10).contains(widths.count) else { throw .noLevels }
    guard widths.allSatisfy({ (1...4096).contains($0) }) else { throw .widths(widths) }
    guard convolutions >= 1 else { throw .levelCounts("convolutions in a block", convolutions, 1) }
    if case .resNet(let blocks) = encoder, blocks.count != widths.count - 1 {
      throw .levelCounts("numbers of ResNet blocks", blocks.count, widths.count - 1)
    }
  }

  func graph(images: Int, height: Int, width: Int) -> Graph {
    var graph = Graph(images: images)
    let image = (channels: channels, height: height, width: width)
    var skips =
      switch encoder {
      case .plain: plainEncoder(&graph, image)
      case .resNet(let blocks):
        ResNetEncoder(
          widths: widths, blocks: blocks, stem: "encoder.conv1", stemNorm: "encoder.bn1",
          level: { "encoder.layer\($0 + 1)" }
        ).add(to: &graph, image)
      }
    graph.group = .decoder
    var value = graph.dropout(skips.removeLast(), dropout)
    for level in skips.indices.reversed() {
      value = enlarge(&graph, value, level, width: widths[level], image)
      value = graph.concatenate([value, skips[level]])
      value = block(&graph, "up.\(level)", value, channels: widths[level], image)
    }
    if case .resNet = encoder {
      // The stem halves the image, so there is one more step without a skip connection.
      value = enlarge(&graph, value, skips.count, width: widths[0], image)
      value = block(&graph, "up.\(skips.count)", value, channels: widths[0], image)
    }
    graph.head("head", value, classes: classes)
    return graph
  }

  private typealias Image = (channels: Int, height: Int, width: Int)

  private func block(
    _ graph: inout Graph, _ name: String, _ input: Int?, channels: Int, _ image: Image
  ) -> Int {
    var value = input
    var last = 0
    for index in 0..<convolutions {
      last = graph.convolution(
        "\(name).\(index).conv", value, channels: channels, kernel: 3, padding: 1,
        bias: block == .plain, image: image)
      if block == .norm { last = graph.normalise("\(name).\(index).norm", last) }
      value = last
    }
    return last
  }

  private func enlarge(
    _ graph: inout Graph, _ input: Int, _ level: Int, width: Int, _ image: Image
  ) -> Int {
    switch upSampling {
    case .transposed:
      return graph.transposedConvolution("up.\(level).enlarge", input, channels: width)
    case .nearest: return graph.enlarge(input, factor: 2, by: Resampling.nearest)
    case .bilinear: return graph.enlarge(input, factor: 2, by: Resampling.linear)
    case .shuffle:
      let wide = graph.convolution(
        "up.\(level).enlarge", input, channels: 4 * width, kernel: 1, padding: 0, bias: true,
        relu: false, image: image)
      return graph.pixelShuffle(wide)
    }
  }

  private func plainEncoder(_ graph: inout Graph, _ image: Image) -> [Int] {
    var skips: [Int] = []
    for (level, width) in widths.enumerated() {
      let input = skips.last.map { graph.maxPool($0) }
      skips.append(block(&graph, "down.\(level)", input, channels: width, image))
    }
    return skips
  }
}
