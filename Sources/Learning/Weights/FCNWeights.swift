/// The parameters of the fully convolutional network of Bai et al.
/// (https://doi.org/10.1186/s12968-018-0471-x), by names that say where they stand.
///
/// - `levels.L.B.conv.weight` (out, in, 3, 3): block B of level L. The first block of each level
///   but the first has stride 2.
/// - `same.L.conv.weight` (out, in, 1, 1): after level L, the same number of channels for all
///   levels.
/// - `out.0.conv.weight`, `out.1.conv.weight` (out, in, 1, 1): after all levels were brought to
///   full size and concatenated.
/// - `out.2.conv.weight` (classes, in, 1, 1), `out.2.conv.bias` (classes): the scores; the only
///   layer with a bias and without norm.
/// - `X.norm.weight`, `X.norm.bias` (out): gamma and beta of the batch norm of `X.conv`, with
///   epsilon
///   0.001.
/// - `X.norm.running_mean`, `X.norm.running_var` (out): its statistics.
///
/// Levels are brought to full size by transposed convolutions with fixed bilinear kernels, which
/// have no parameters.
public struct FCNWeights: Hashable, Sendable {
  /// The reason why weights are not those of this network.
  public struct Mismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// What does not fit, as a sentence.
    public var reason: String
    public var description: String { reason }
  }

  /// The weights under the names above.
  public let weights: Weights
  /// The number of convolutions of each level.
  public let blocks: [Int]
  /// The channels of each level.
  public let filters: [Int]
  /// The channels that every level has before concatenation.
  public let sameFilters: Int
  /// The channels of the two layers after that.
  public let outFilters: Int
  /// The number of classes, background included.
  public let classes: Int
  /// The number of image channels.
  public let channels: Int

  /// The epsilon of batch norm in the authors' program.
  public static let epsilon: Float = 0.001

  /// Takes weights under the names above, or under TensorFlow's. Throws if they do not fit the
  /// network.
  public init(_ weights: Weights) throws(Mismatch) {
    try self.init(named: weights["conv2d/kernel"] == nil ? weights : Self.renamed(weights))
  }

  /// The parameters of TensorFlow's graph under the names above.
  ///
  /// TensorFlow numbers the layers in the order in which the authors' program makes them: the
  /// blocks of all levels, one layer for each level's common channels, the last three. The k-th
  /// convolution is `conv2d_k/kernel`, its batch norm `batch_normalization_k/gamma` and so on (for
  /// the first, without `_0`). A level begins where the channels change. Kernels are HWIO there and
  /// OIHW here. The optimiser's state (`.../Adam`, `beta1_power`) is left out.
  static func renamed(_ weights: Weights) throws(Mismatch) -> Weights {
    var kernels: [Weights.Tensor] = []
    while let kernel = weights[scope("conv2d", kernels.count) + "/kernel"] {
      guard kernel.shape.count == 4 else {
        throw Mismatch(reason: "\(scope("conv2d", kernels.count))/kernel has no four dimensions")
      }
      kernels.append(kernel.permuted([3, 2, 0, 1]))
    }
    let deep = kernels.prefix { $0.shape[2...] == [3, 3] }
    var layers: [String] = []
    var place = (level: -1, block: 0)
    for kernel in deep {
      let isNext = kernel.shape[0] != kernel.shape[1]
      place = isNext || place.level < 0 ? (place.level + 1, 0) : (place.level, place.block + 1)
      layers.append("levels.\(place.level).\(place.block)")
    }
    guard place.level >= 0 else { throw Mismatch(reason: "the first kernel is not 3 x 3") }
    layers += (0...place.level).map { "same.\($0)" } + (0..<3).map { "out.\($0)" }
    guard layers.count == kernels.count else {
      throw Mismatch(
        reason: "\(place.level + 1) levels need \(layers.count) convolutions, but there are "
          + "\(kernels.count)")
    }
    var renamed = Weights(metadata: weights.metadata)
    for (index, (layer, kernel)) in zip(layers, kernels).enumerated() {
      renamed["\(layer).conv.weight"] = kernel
      renamed["\(layer).conv.bias"] = weights[scope("conv2d", index) + "/bias"]
      for (theirs, ours) in norms {
        renamed["\(layer).norm.\(ours)"] =
          weights[scope("batch_normalization", index) + "/" + theirs]
      }
    }
    return renamed
  }

  private static let norms = [
    ("gamma", "weight"), ("beta", "bias"), ("moving_mean", "running_mean"),
    ("moving_variance", "running_var"),
  ]

  private static func scope(_ name: String, _ index: Int) -> String {
    index == 0 ? name : "\(name)_\(index)"
  }

  /// Takes weights under the names above. Each must be there with the right shape, and there must
  /// be no others.
  private init(named weights: Weights) throws(Mismatch) {
    var reader = LayerReader(weights: weights)
    var (blocks, filters): ([Int], [Int]) = ([], [])
    guard let first = weights["levels.0.0.conv.weight"]?.shape, first.count == 4 else {
      throw Mismatch(reason: "there is no levels.0.0.conv.weight")
    }
    var input = first[1]
    while weights["levels.\(blocks.count).0.conv.weight"] != nil {
      let level = blocks.count
      var block = 0
      while weights["levels.\(level).\(block).conv.weight"] != nil {
        input = try reader.normed("levels.\(level).\(block)", input, size: 3)
        block += 1
      }
      blocks.append(block)
      filters.append(input)
    }
    var joined = 0
    for (level, filters) in filters.enumerated() {
      joined += try reader.normed("same.\(level)", filters, size: 1)
    }
    guard joined % blocks.count == 0,
      weights["same.0.conv.weight"]?.shape.first == joined / blocks.count
    else { throw Mismatch(reason: "the levels are joined with unequal channels") }
    let middle = try reader.normed("out.0", joined, size: 1)
    let last = try reader.normed("out.1", middle, size: 1)
    classes = try reader.convolution("out.2", last, size: 1)
    try reader.vector("out.2.conv.bias", classes)
    guard middle == last else { throw Mismatch(reason: "the last layers differ in their channels") }
    guard let other = weights.names.first(where: { !reader.names.contains($0) }) else {
      self.weights = weights
      (self.blocks, self.filters) = (blocks, filters)
      (sameFilters, outFilters) = (joined / blocks.count, middle)
      channels = first[1]
      return
    }
    throw Mismatch(reason: "this network has no parameter \(other)")
  }

  /// Checks shapes against each other, layer by layer.
  private struct LayerReader {
    var weights: Weights
    /// The names read so far.
    var names: Set<String> = []

    /// Reads a convolution with batch norm and returns the number of its output channels.
    mutating func normed(_ layer: String, _ input: Int, size: Int) throws(Mismatch) -> Int {
      let output = try convolution(layer, input, size: size)
      for (_, norm) in norms { try vector("\(layer).norm.\(norm)", output) }
      return output
    }

    mutating func convolution(_ layer: String, _ input: Int, size: Int) throws(Mismatch) -> Int {
      let shape = try shape("\(layer).conv.weight")
      guard shape.count == 4, shape[0] > 0, shape[1...] == [input, size, size] else {
        throw Mismatch(
          reason: "\(layer).conv.weight has the shape \(shape), "
            + "but \(input) channels and kernels of \(size) x \(size) are due")
      }
      return shape[0]
    }

    mutating func vector(_ name: String, _ count: Int) throws(Mismatch) {
      let shape = try shape(name)
      guard shape == [count] else {
        throw Mismatch(reason: "\(name) has the shape \(shape), but [\(count)] is due")
      }
    }

    private mutating func shape(_ name: String) throws(Mismatch) -> [Int] {
      guard let tensor = weights[name] else { throw Mismatch(reason: "there is no \(name)") }
      names.insert(name)
      return tensor.shape
    }
  }
}
