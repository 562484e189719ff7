import Foundation

/// A network ready to be applied: its structure, how images become its input, and its weights. It
/// is stored as one safetensors file.
public struct Model: Hashable, Sendable {
  /// The reason why weights are no model, in one sentence.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
  }

  /// The network's structure.
  public var architecture: Architecture
  /// How images become its input.
  public var preparation: Preparation
  /// The weights and statistics by name.
  public var weights: Weights
  /// Whether it is the published network of Bai et al.: x runs along its rows, and intensities are
  /// scaled to 0...1 as by their program.
  public private(set) var isPublished = false
  /// The prefixes of the names of missing weights: those behind the encoder if only an encoder was
  /// given.
  public private(set) var lacks: [String] = []

  public init(architecture: Architecture, preparation: Preparation, weights: Weights) {
    self.architecture = architecture
    self.preparation = preparation
    self.weights = weights
  }

  /// The weights, with architecture and preparation as JSON in their metadata.
  public func packed() throws -> Weights {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var packed = weights
    packed.metadata["architecture"] = String(
      decoding: try encoder.encode(architecture), as: UTF8.self)
    packed.metadata["preparation"] = String(
      decoding: try encoder.encode(preparation), as: UTF8.self)
    return packed
  }

  /// Unpacks weights of these kinds: packed ones; those of the network of Bai et al. under
  /// TensorFlow's names or ours (``FCNWeights``); those of a U-Net that another program saved
  /// without metadata, whose structure follows from names and shapes or else is `expected`, with
  /// images of any size, each scaled by its percentiles; or those of torchvision's ResNet if it is
  /// the encoder of `expected`, in which case the rest ``lacks``. Throws for any other weights, and
  /// if a weight is missing, has another shape, is not finite or belongs to no layer.
  public init(unpacking packed: Weights, as expected: Architecture? = nil) throws(Problem) {
    var weights = packed
    // PyTorch counts the batches that a norm has seen; the count has no effect.
    weights.tensors = weights.tensors.filter { !$0.key.hasSuffix(".num_batches_tracked") }
    guard let text = packed.metadata["architecture"] else {
      try self.init(foreign: weights, as: expected)
      try refusing { () throws(NetworkError) in try check() }
      return
    }
    let decoder = JSONDecoder()
    guard
      let made = try? decoder.decode(Architecture.self, from: Data(text.utf8)),
      let prepared = try? decoder.decode(
        Preparation.self, from: Data((packed.metadata["preparation"] ?? "").utf8))
    else { throw Problem(description: "the architecture or the preparation cannot be read") }
    self.init(architecture: made, preparation: prepared, weights: weights)
    try refusing { () throws(NetworkError) in try check() }
  }

  /// Recognises weights without metadata.
  private init(foreign weights: Weights, as expected: Architecture?) throws(Problem) {
    guard weights["levels.0.0.conv.weight"] == nil, weights["conv2d/kernel"] == nil else {
      do {
        let network = try FCNWeights(weights)
        self.init(
          architecture: .fcn(FCN(network)), preparation: Preparation(size: nil, scalesSeries: true),
          weights: network.weights)
        isPublished = true
        return
      } catch {
        throw Problem(description: "this is not the network of Bai et al.: \(error)")
      }
    }
    let shapes = weights.tensors.mapValues(\.shape)
    switch Architecture(foreign: shapes) {
    case .fastai(let network):
      self.init(
        architecture: .fastai(network), preparation: Preparation(size: nil, isImageNet: true),
        weights: weights)
      return
    case .some(let network):
      throw Problem(
        description: "this is \(network.summary), which is applied with its plans.json: "
          + "report model predict --nnunet FOLDER")
    case nil: break
    }
    if let encoder = TorchvisionResNet(shapes: shapes) {
      guard let expected else {
        throw Problem(description: "this is \(encoder.summary), no whole network")
      }
      self.init(
        architecture: expected, preparation: Preparation(size: nil, isImageNet: true),
        weights: try encoder.weights(weights, for: expected))
      lacks = expected.namesBehindEncoder
      return
    }
    guard weights.names.contains(where: { $0.hasPrefix("down.") || $0.hasPrefix("encoder.") })
    else {
      throw Problem(
        description:
          "this is neither a network of this program nor that of Bai et al.: there is neither "
          + "down.0.0.conv.weight nor levels.0.0.conv.weight")
    }
    let architecture: Architecture
    do {
      architecture = .unet(try UNet(shapes: weights.tensors.mapValues(\.shape)))
    } catch {
      guard case .unet(var network) = expected, let classes = weights["head.weight"]?.shape.first
      else { throw error }
      network.classes = classes
      architecture = .unet(network)
    }
    self.init(
      architecture: architecture, preparation: Preparation(size: nil), weights: weights)
  }

  private func refusing(_ body: () throws(NetworkError) -> Void) throws(Problem) {
    do {
      try body()
    } catch {
      throw Problem(description: "\(error)")
    }
  }

  /// Checks the weights against the architecture before memory is allocated for it.
  func check() throws(NetworkError) {
    // Each block has weights, so a file cannot ask for more layers than it holds tensors.
    guard architecture.layers.allSatisfy((0...weights.tensors.count).contains) else {
      throw .levelCounts("layers", architecture.layers.max() ?? 0, weights.tensors.count)
    }
    if let size = preparation.size, !(1...4096).contains(size) {
      throw .size(height: size, width: size, multiple: architecture.multiple)
    }
    let side = architecture.multiple
    let parameters = try architecture.graph(images: 1, height: side, width: side).parameters
    for parameter in parameters where !lacks.contains(where: parameter.name.hasPrefix) {
      guard let tensor = weights[parameter.name] else { throw .missingWeight(parameter.name) }
      guard tensor.shape == parameter.shape else {
        throw .weightShape(parameter.name, found: tensor.shape, due: parameter.shape)
      }
      guard tensor.values.allSatisfy(\.isFinite) else { throw .weightNotFinite(parameter.name) }
    }
    let known = Set(parameters.map(\.name))
    if let other = weights.names.first(where: { !known.contains($0) }) {
      throw .unknownWeight(other)
    }
  }
}

extension Architecture {
  /// The numbers of levels, blocks and convolutions that the architecture leaves open.
  fileprivate var layers: [Int] {
    switch self {
    case .fcn(let network): network.blocks + [network.filters.count]
    case .unet(let network):
      switch network.encoder {
      case .plain: [network.convolutions, network.widths.count]
      case .resNet(let blocks): blocks + [network.convolutions, network.widths.count]
      }
    case .fastai(let network): network.blocks + [network.widths.count]
    case .nnunet(let network): network.blocks + network.decoderConvolutions
    }
  }
}
