/// The fully convolutional network of Bai et al. (https://doi.org/10.1186/s12968-018-0471-x), with
/// the names of ``FCNWeights``.
public struct FCN: Codable, Hashable, Sendable {
  /// The number of image channels.
  public var channels: Int
  /// The number of classes, background included.
  public var classes: Int
  /// The channels of each level, the finest first.
  public var filters: [Int]
  /// The number of convolutions of each level, the finest first.
  public var blocks: [Int]
  /// The channels that every level has before concatenation.
  public var sameFilters: Int
  /// The channels of the two layers after that.
  public var outFilters: Int

  /// The defaults give the published network.
  public init(
    channels: Int = 1, classes: Int = 4, filters: [Int] = [16, 32, 64, 128, 256],
    blocks: [Int] = [2, 2, 3, 3, 3], sameFilters: Int = 32, outFilters: Int = 64
  ) {
    self.channels = channels
    self.classes = classes
    self.filters = filters
    self.blocks = blocks
    self.sameFilters = sameFilters
    self.outFilters = outFilters
  }

  /// The network that these weights belong to.
  public init(_ weights: FCNWeights) {
    self.init(
      channels: weights.channels, classes: weights.classes, filters: weights.filters,
      blocks: weights.blocks, sameFilters: weights.sameFilters, outFilters: weights.outFilters)
  }

  var multiple: Int { 1 << (filters.count - 1) }

  func check() throws(NetworkError) {
    guard (2...10).contains(filters.count) else { throw .noLevels }
    let widths = filters + [sameFilters, outFilters]
    guard widths.allSatisfy({ (1...4096).contains($0) }) else { throw .widths(widths) }
    guard blocks.count == filters.count else {
      throw .levelCounts("numbers of blocks", blocks.count, filters.count)
    }
    guard blocks.allSatisfy({ $0 >= 1 }) else {
      throw .levelCounts("blocks in a level", blocks.min() ?? 0, 1)
    }
  }

  func graph(images: Int, height: Int, width: Int) -> Graph {
    var graph = Graph(images: images)
    let image = (channels: channels, height: height, width: width)
    func block(_ name: String, _ input: Int?, _ channels: Int, kernel: Int, step: Int = 1) -> Int {
      // TensorFlow's SAME: with stride 2 and an even size all padding is at the end.
      let made = graph.convolution(
        name + ".conv", input, channels: channels, kernel: kernel, step: step,
        padding: step == 1 ? kernel / 2 : 0, image: image)
      return graph.normalise(name + ".norm", made, rule: .tensorFlow)
    }
    var levels: [Int] = []
    var value: Int?
    for (level, count) in blocks.enumerated() {
      var made = 0
      for index in 0..<count {
        made = block(
          "levels.\(level).\(index)", value, filters[level], kernel: 3,
          step: level > 0 && index == 0 ? 2 : 1)
        value = made
      }
      levels.append(made)
    }
    graph.group = .decoder
    let same = levels.enumerated().map { level, value in
      block("same.\(level)", value, sameFilters, kernel: 1)
    }
    let full = same.enumerated().map { level, value in
      level == 0 ? value : graph.enlarge(value, factor: 1 << level, by: Resampling.linearTransposed)
    }
    var last = graph.concatenate(full)
    last = block("out.0", last, outFilters, kernel: 1)
    last = block("out.1", last, outFilters, kernel: 1)
    graph.head("out.2.conv", last, classes: classes)
    return graph
  }
}
