import Foundation

/// A network that can be applied: what it is made of, how images become its input, its weights. One safetensors file holds it.
public struct Model: Hashable, Sendable {
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
  }

  public var architecture: Architecture
  public var preparation: Preparation
  public var weights: Weights
  /// The network of Bai et al. as published: x runs along its rows, and intensities are brought to 0...1 as their program does.
  public private(set) var isPublished = false

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

  /// Of weights that were packed, or that are those of the network of Bai et al. by TensorFlow's names or by ours
  /// (``FCNWeights``). Throws where they are neither, or where a weight is missing or has another shape.
  public init(unpacking packed: Weights) throws(Problem) {
    guard let architecture = packed.metadata["architecture"] else {
      do {
        let network = try FCNWeights(packed)
        self.init(
          architecture: .fcn(FCN(network)), preparation: Preparation(size: nil, scalesSeries: true),
          weights: network.weights)
        isPublished = true
        return
      } catch {
        throw Problem(
          description: "this is neither a network of this program nor that of Bai et al.: \(error)")
      }
    }
    let decoder = JSONDecoder()
    guard
      let made = try? decoder.decode(Architecture.self, from: Data(architecture.utf8)),
      let prepared = try? decoder.decode(
        Preparation.self, from: Data((packed.metadata["preparation"] ?? "").utf8))
    else { throw Problem(description: "the architecture or the preparation cannot be read") }
    self.init(architecture: made, preparation: prepared, weights: packed)
    do {
      try check()
    } catch {
      throw Problem(description: "\(error)")
    }
  }

  /// Weights are held against the architecture before memory is made ready for it.
  private func check() throws(NetworkError) {
    // Each block has weights: a file cannot ask for more layers than it holds.
    guard architecture.layers.allSatisfy((0...weights.tensors.count).contains) else {
      throw .levelCounts("layers", architecture.layers.max() ?? 0, weights.tensors.count)
    }
    if let size = preparation.size, !(1...4096).contains(size) {
      throw .size(height: size, width: size, multiple: architecture.multiple)
    }
    let side = architecture.multiple
    for parameter in try architecture.graph(images: 1, height: side, width: side).parameters {
      guard let tensor = weights[parameter.name] else { throw .missingWeight(parameter.name) }
      guard tensor.shape == parameter.shape else {
        throw .weightShape(parameter.name, found: tensor.shape, due: parameter.shape)
      }
    }
  }
}

extension Architecture {
  /// Numbers of levels, blocks and convolutions, as far as they are free.
  fileprivate var layers: [Int] {
    switch self {
    case .fcn(let network): network.blocks + [network.filters.count]
    case .unet(let network):
      switch network.encoder {
      case .plain: [network.convolutions, network.widths.count]
      case .resNet(let blocks): blocks + [network.convolutions, network.widths.count]
      }
    }
  }
}
