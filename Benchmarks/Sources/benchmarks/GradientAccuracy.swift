import Foundation
import Learning

/// Compares gradients of the small U-Net with double precision, beside those of PyTorch in single
/// precision (Benchmarks/learning_gradients.py).
struct GradientAccuracy {
  var root: URL

  func run() throws {
    var found: [(ours: [Double], theirs: [Double])] = []
    for seed in 1...5 {
      guard let errors = try errors(seed) else { return }
      found.append(errors)
    }
    print("gradients against double precision, by parameter; means and ranges of 5 seeds")
    for (name, all) in [("report", found.map(\.ours)), ("PyTorch", found.map(\.theirs))] {
      let (medians, worst) = (all.map(Stopwatch.median), all.map { $0.max() ?? .nan })
      print("  \(name): median \(Self.text(medians)), worst \(Self.text(worst))")
    }
  }

  private static func text(_ values: [Double]) -> String {
    String(
      format: "%.1e (%.1e to %.1e)", values.reduce(0, +) / Double(values.count),
      values.min() ?? .nan, values.max() ?? .nan)
  }

  /// The norm of the error over that of the gradient for each parameter; nil without PyTorch.
  private func errors(_ seed: Int) throws -> (ours: [Double], theirs: [Double])? {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
    defer { try? FileManager.default.removeItem(at: file) }
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    let script = root.appending(path: "Benchmarks/learning_gradients.py").path
    guard (try? Stopwatch.run(python, [script, file.path, "128", "\(seed)"])) != nil else {
      return nil
    }
    let reference = try WeightFile(opening: file).weights()
    func under(_ prefix: String) -> Weights {
      Weights(
        tensors: Dictionary(
          uniqueKeysWithValues: reference.tensors.filter { $0.key.hasPrefix(prefix) }
            .map { (String($0.key.dropFirst(prefix.count)), $0.value) }))
    }
    let network = try Network(
      LearningBenchmark.small, images: 8, height: 128, width: 128, training: true)
    try network.load(under("weights/"))
    let pixels = 128 * 128
    let (images, labels) = (reference["images"]?.values ?? [], reference["labels"]?.values ?? [])
    let learner = Learner(network, loss: .crossEntropy, optimiser: .sgd(momentum: 0))
    try learner.step(
      images: (0..<8).map { Array(images[($0 * pixels)..<(($0 + 1) * pixels)]) },
      labels: (0..<8).map { labels[($0 * pixels)..<(($0 + 1) * pixels)].map { UInt8($0) } },
      rate: 0)
    let exact = under("double/")
    func errors(_ found: Weights) -> [Double] {
      exact.tensors.sorted { $0.key < $1.key }.compactMap { name, due in
        guard let values = found[name]?.values else { return nil }
        var (error, size) = (0.0, 0.0)
        for (mine, theirs) in zip(values, due.values) {
          error += Double(mine - theirs) * Double(mine - theirs)
          size += Double(theirs) * Double(theirs)
        }
        return size > 0 ? (error / size).squareRoot() : 0
      }
    }
    return (errors(network.gradients), errors(under("single/")))
  }
}
