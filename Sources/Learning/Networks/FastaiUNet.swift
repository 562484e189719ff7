/// The U-Net of fastai over a ResNet of basic blocks, with fastai's names of weights.
///
/// Source: `fastai/vision/models/unet.py` of fastai 1.0.61 and of 2.7. Images have three channels;
/// grey ones are repeated, with ImageNet's mean and deviation (``Preparation/isImageNet``).
public struct FastaiUNet: Codable, Hashable, Sendable {
  /// The three ways in which fastai builds the network; they differ in their weights.
  public enum Form: String, Codable, Hashable, Sendable, CaseIterable {
    /// `unet_learner` of fastai 1: no norm in the decoder, but for those of the skips.
    case learner = "fastai1"
    /// `DynamicUnet` of fastai 1 as such: convolution, ReLU, then batch norm; 1x1 convolutions
    /// before a shuffle with weight norm.
    case bare = "fastai1-bare"
    /// `unet_learner` of fastai 2: the last block has its ReLU after the sum.
    case learner2 = "fastai2"
  }

  /// How fastai builds the network.
  public var form: Form
  /// The number of image channels.
  public var channels: Int
  /// The number of classes, background included.
  public var classes: Int
  /// The channels of the stem and then of the levels, the finest first.
  public var widths: [Int]
  /// The number of blocks of each level: [2, 2, 2, 2] is ResNet-18, [3, 4, 6, 3] ResNet-34.
  public var blocks: [Int]

  /// The blocks of ResNet-18.
  public static let resNet18 = [2, 2, 2, 2]
  /// The blocks of ResNet-34.
  public static let resNet34 = [3, 4, 6, 3]

  public init(
    form: Form = .learner, channels: Int = 3, classes: Int = 4,
    widths: [Int] = [64, 64, 128, 256, 512], blocks: [Int] = resNet34
  ) {
    self.form = form
    self.channels = channels
    self.classes = classes
    self.widths = widths
    self.blocks = blocks
  }

  /// The name in listings: `fastai 1 U-Net, ResNet-34`.
  public var title: String {
    let builder =
      switch form {
      case .learner: "fastai 1 U-Net"
      case .bare: "fastai 1 U-Net (bare DynamicUnet)"
      case .learner2: "fastai 2 U-Net"
      }
    let encoder =
      switch (widths, blocks) {
      case ([64, 64, 128, 256, 512], Self.resNet18): "ResNet-18"
      case ([64, 64, 128, 256, 512], Self.resNet34): "ResNet-34"
      default: "a ResNet of the widths \(widths) and the blocks \(blocks)"
      }
    return "\(builder), \(encoder)"
  }

  var multiple: Int { 1 << widths.count }
  var lastLayer: String { form == .learner2 ? "layers.12." : "layers.11." }

  func check() throws(NetworkError) {
    guard (3...10).contains(widths.count) else { throw .noLevels }
    guard widths.allSatisfy({ (2...4096).contains($0) }) else { throw .widths(widths) }
    guard blocks.count == widths.count - 1 else {
      throw .levelCounts("numbers of ResNet blocks", blocks.count, widths.count - 1)
    }
    guard blocks.allSatisfy({ $0 >= 1 }) else {
      throw .levelCounts("blocks in a level", blocks.min() ?? 0, 1)
    }
  }

  private typealias Image = (channels: Int, height: Int, width: Int)

  func graph(images: Int, height: Int, width: Int) -> Graph {
    var graph = Graph(images: images)
    let image = (channels: channels, height: height, width: width)
    var skips = ResNetEncoder(
      widths: widths, blocks: blocks, stem: "layers.0.0", stemNorm: "layers.0.1",
      level: { "layers.0.\($0 + 4)" }
    ).add(to: &graph, image)
    graph.group = .decoder
    var value = graph.normalise("layers.1", skips.removeLast())
    let deepest = widths[widths.count - 1]
    value = block(&graph, "layers.3.0", value, 2 * deepest, image)
    value = block(&graph, "layers.3.1", value, deepest, image)
    for (number, skip) in skips.reversed().enumerated() {
      value = step(&graph, number, value, skip, isLast: number == skips.count - 1, image)
    }
    // The number of the next layer depends on the number of levels; with five it is layers.8.
    value = shuffle(&graph, lastShuffle, value, graph.values[value].channels, image)
    value = graph.concatenate([value, graph.image(image)])
    let width = graph.values[value].channels
    let inner = block(&graph, "\(lastBlock).0", value, width, image)
    let outer = block(
      &graph, "\(lastBlock).1", inner, width, image, relu: form != .learner2,
      runs: graph.values[value].runs)
    value = graph.sum(value, outer, relu: form == .learner2)
    head(&graph, value, image)
    return graph
  }

  /// One step up: the value in twice as many rows and columns, concatenated with the encoder's
  /// value of that size.
  private func step(
    _ graph: inout Graph, _ number: Int, _ input: Int, _ skip: Int, isLast: Bool, _ image: Image
  ) -> Int {
    let name = "layers.\(4 + number)"
    let half = graph.values[input].channels / 2
    let wide = shuffle(
      &graph, form == .learner2 ? "\(name).shuf.0" : "\(name).shuf.conv", input, half, image)
    // fastai applies a ReLU to both, which does not change values that have passed one before.
    let joined = graph.concatenate([
      wide, graph.normalise("\(name).bn", skip, isOnlyUse: false),
    ])
    let width = graph.values[joined].channels / (isLast ? 2 : 1)
    let value = block(&graph, "\(name).conv1", joined, width, image)
    return block(&graph, "\(name).conv2", value, width, image)
  }

  /// A 1x1 convolution to four times the channels, a ReLU, and a pixel shuffle.
  private func shuffle(
    _ graph: inout Graph, _ name: String, _ input: Int, _ channels: Int, _ image: Image
  ) -> Int {
    graph.pixelShuffle(
      graph.convolution(
        "\(name).0", input, channels: 4 * channels, kernel: 1, padding: 0, bias: true,
        hasWeightNorm: form == .bare, isShuffled: true, image: image))
  }

  /// A 3x3 convolution and its ReLU; a bare network's norm comes after that.
  private func block(
    _ graph: inout Graph, _ name: String, _ input: Int, _ channels: Int, _ image: Image,
    relu: Bool = true, runs: [Int]? = nil
  ) -> Int {
    let isBare = form == .bare
    let made = graph.convolution(
      "\(name).0", input, channels: channels, kernel: 3, padding: 1, bias: !isBare, relu: relu,
      runs: runs, image: image)
    return isBare ? graph.normalise("\(name).2", made, relu: false) : made
  }

  private func head(_ graph: inout Graph, _ value: Int, _ image: Image) {
    guard form == .bare else {
      return graph.head("\(lastLayer)0", value, classes: classes)
    }
    graph.group = .head
    let made = graph.convolution(
      "\(lastLayer)0", value, channels: classes, kernel: 1, padding: 0, image: image)
    graph.scores(graph.normalise("\(lastLayer)1", made, relu: false))
  }

  private var lastShuffle: String { form == .learner2 ? "layers.8.0" : "layers.8.conv" }
  private var lastBlock: String {
    form == .learner2 ? "layers.11.convpath" : "layers.10.layers"
  }
}
