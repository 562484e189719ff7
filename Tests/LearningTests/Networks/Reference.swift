import Foundation
import Testing

@testable import Learning

/// Numbers of PyTorch, made by the scripts in References.
struct Reference {
  let weights: Weights

  static let networks = Result { try file("networks.safetensors") }

  static func file(_ name: String) throws -> Reference {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "References/\(name)")
    return Reference(weights: try WeightFile(opening: file).weights())
  }

  func values(_ name: String) throws -> [Float] { try #require(weights[name], "\(name)").values }

  func number(_ name: String) throws -> Double { Double(try #require(values(name).first)) }

  /// All whose names begin so, by the rest of their names.
  func under(_ prefix: String) -> Weights {
    Weights(
      tensors: Dictionary(
        uniqueKeysWithValues: weights.tensors.filter { $0.key.hasPrefix(prefix) }
          .map { (String($0.key.dropFirst(prefix.count)), $0.value) }))
  }
}

/// The largest difference as a share of the largest number.
func difference(_ found: [Float], _ due: [Float]) -> Float {
  guard found.count == due.count else { return .infinity }
  let scale = due.map(abs).max() ?? 0
  return (zip(found, due).map { abs($0 - $1) }.max() ?? 0) / max(scale, 1e-6)
}
