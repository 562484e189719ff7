import Foundation

/// A training between two epochs. Resuming it leads to the same weights as a training that was
/// never stopped.
public struct Checkpoint: Hashable, Sendable {
  /// The weights and statistics by name.
  public var weights: Weights
  /// The optimiser's first moments (or momentum), by the weights' names.
  public var first: Weights
  /// The optimiser's second moments, by the weights' names; empty if it has none.
  public var second: Weights
  /// The number of steps that the optimiser has done in its phase.
  public var step: Int
  /// The number of epochs done.
  public var epochs: Int
  /// The log of the epochs done.
  public var log: [EpochRow]

  /// The prefixes of its parts in one file of weights.
  private enum Part: String, CaseIterable { case weights, first, second }
  private struct About: Codable {
    var step: Int
    var epochs: Int
    var log: [EpochRow]
  }

  init(
    weights: Weights, first: Weights, second: Weights, step: Int, epochs: Int, log: [EpochRow]
  ) {
    self.weights = weights
    self.first = first
    self.second = second
    self.step = step
    self.epochs = epochs
    self.log = log
  }

  /// As one safetensors file: `weights/NAME`, `first/NAME`, `second/NAME`, the rest as text.
  public func packed() throws -> Weights {
    var packed = Weights()
    for (part, tensors) in [(Part.weights, weights), (.first, first), (.second, second)] {
      for (name, tensor) in tensors.tensors { packed["\(part.rawValue)/\(name)"] = tensor }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    packed.metadata["training"] = String(
      decoding: try encoder.encode(About(step: step, epochs: epochs, log: log)), as: UTF8.self)
    return packed
  }

  /// Reads the packed form. Throws ``TrainingError`` if it is no checkpoint.
  public init(unpacking packed: Weights) throws(TrainingError) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let text = packed.metadata["training"],
      let about = try? decoder.decode(About.self, from: Data(text.utf8))
    else { throw .checkpoint("it says nothing about epochs and steps") }
    func part(_ part: Part) -> Weights {
      let prefix = "\(part.rawValue)/"
      var weights = Weights()
      for (name, tensor) in packed.tensors where name.hasPrefix(prefix) {
        weights[String(name.dropFirst(prefix.count))] = tensor
      }
      return weights
    }
    self.init(
      weights: part(.weights), first: part(.first), second: part(.second), step: about.step,
      epochs: about.epochs, log: about.log)
  }
}
