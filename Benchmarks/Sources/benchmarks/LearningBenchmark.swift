import Foundation
import Learning
import Randomness

/// Compares training steps and predictions with PyTorch in each of its modes, in turn.
struct LearningBenchmark {
  struct Case {
    var name: String
    var architecture: Architecture
    var images: Int
    var side: Int
    var isTraining: Bool
    /// The number of steps before the other program's turn.
    var steps: Int
  }

  static let small = Architecture.unet(UNet(widths: [16, 32, 64, 128]))
  static let medium = Architecture.unet(UNet(widths: [32, 64, 128, 256, 512]))
  static let cases = [
    Case(name: "small-96", architecture: small, images: 8, side: 96, isTraining: true, steps: 5),
    Case(name: "small-128", architecture: small, images: 8, side: 128, isTraining: true, steps: 4),
    Case(
      name: "medium-256", architecture: medium, images: 2, side: 256, isTraining: true, steps: 2),
    Case(
      name: "resnet34-256", architecture: .fastai(FastaiUNet()), images: 4, side: 256,
      isTraining: true, steps: 1),
    Case(
      name: "resnet34-256-predict", architecture: .fastai(FastaiUNet()), images: 8, side: 256,
      isTraining: false, steps: 1),
    Case(
      name: "small-128-predict", architecture: small, images: 8, side: 128, isTraining: false,
      steps: 6),
    Case(
      name: "fcn-192-predict", architecture: .fcn(FCN()), images: 8, side: 192, isTraining: false,
      steps: 4),
  ]

  var root: URL
  var workers = Int(ProcessInfo.processInfo.environment["THREADS"] ?? "") ?? 2
  var rounds = Int(ProcessInfo.processInfo.environment["ROUNDS"] ?? "") ?? 7

  func run(only names: [String] = []) throws {
    let peak = Processor.peak() / 1e9
    print(
      "training and prediction, \(workers) threads, \(Processor.instructions), "
        + String(format: "%.0f GFLOP/s a core at most", peak))
    let peer = PyTorch(script: root.appending(path: "Benchmarks/learning_pytorch.py").path, workers)
    if let peer { print("  PyTorch \(peer.version), \(peer.threads) threads") }
    for item in Self.cases where names.isEmpty || names.contains(item.name) {
      try run(item, peer, peak)
    }
    if names.isEmpty || names.contains("gradients") { try GradientAccuracy(root: root).run() }
    if peer == nil { print("  PyTorch is not installed: `pip install torch` to compare") }
  }

  /// Only runs a few steps of one case, to measure their memory.
  func steps(of name: String) throws {
    guard let item = Self.cases.first(where: { $0.name == name }) else {
      throw Stopwatch.Failure(description: "there is no case \(name)")
    }
    let step = try step(of: item).body
    for _ in 0..<(3 + item.steps) { try step() }
  }

  private func step(of item: Case) throws -> (network: Network, body: () throws -> Void) {
    let network = try Network(
      item.architecture, images: item.images, height: item.side, width: item.side,
      training: item.isTraining, workers: workers)
    var stream = RandomStream(seed: 1)
    let pixels = item.side * item.side
    let numbers = pixels * item.architecture.channels
    let images = (0..<item.images).map { _ in (0..<numbers).map { _ in Float(stream.normal()) } }
    let labels = (0..<item.images).map { _ in (0..<pixels).map { _ in UInt8(stream.next() % 3) } }
    let learner = Learner(network, loss: .crossEntropy, optimiser: .adam())
    return (
      network,
      {
        if item.isTraining {
          try learner.step(images: images, labels: labels, rate: 1e-4)
        } else {
          _ = try network.probabilities(of: images)
        }
      }
    )
  }

  private func run(_ item: Case, _ peer: PyTorch?, _ peak: Double) throws {
    let (network, step) = try step(of: item)
    for _ in 0..<3 { try step() }
    let modes = ["eager", "channels_last", "compile"]
    var ours: [Double] = []
    var theirs: [String: [Double]] = [:]
    var ratios: [String: [Double]] = [:]
    // On a busy machine the fastest runs tell most.
    var (fastest, theirFastest) = (Double.infinity, [String: Double]())
    for _ in 0..<rounds {
      var turn: [Double] = []
      for _ in 0..<item.steps {
        let start = ContinuousClock.now
        try step()
        turn.append((ContinuousClock.now - start) / .seconds(1))
      }
      ours.append(Stopwatch.median(turn))
      fastest = min(fastest, turn.min() ?? fastest)
      for mode in modes {
        guard let seconds = peer?.run(item.name, mode, item.steps) else { continue }
        theirs[mode, default: []].append(Stopwatch.median(seconds))
        theirFastest[mode] = min(theirFastest[mode] ?? .infinity, seconds.min() ?? .infinity)
        ratios[mode, default: []].append(Stopwatch.median(seconds) / Stopwatch.median(turn))
      }
    }
    let seconds = Stopwatch.median(ours)
    let work = network.operations * Double(item.images) * (item.isTraining ? 3 : 1)
    print(
      "  \(item.name)  \(Stopwatch.text(seconds)) (fastest \(Stopwatch.text(fastest))), "
        + String(
          format: "%.0f GFLOP/s as defined, %.0f %% of the peak, network of %d MB",
          work / seconds / 1e9, 100 * work / seconds / 1e9 / peak / Double(workers),
          network.bytes / 1_000_000))
    for mode in modes {
      guard let times = theirs[mode], let ratio = ratios[mode] else { continue }
      print(
        "    PyTorch \(mode)  \(Stopwatch.text(Stopwatch.median(times))), "
          + String(
            format: "%.2f times (%.2f to %.2f); fastest %.2f times", Stopwatch.median(ratio),
            ratio.min() ?? .nan, ratio.max() ?? .nan, (theirFastest[mode] ?? .nan) / fastest))
    }
    try showMemory(item, peer, modes)
    fflush(nil)
  }

  private func showMemory(_ item: Case, _ peer: PyTorch?, _ modes: [String]) throws {
    let ours = try Stopwatch.run(CommandLine.arguments[0], ["memory", item.name]).peakMegabytes
    let theirs = modes.compactMap { mode in
      peer?.memory(item.name, mode, item.steps).map { "PyTorch \(mode) \($0) MB" }
    }
    print("    memory of a process at most \(ours) MB", terminator: "")
    print(theirs.isEmpty ? "" : "; " + theirs.joined(separator: ", "))
  }
}
