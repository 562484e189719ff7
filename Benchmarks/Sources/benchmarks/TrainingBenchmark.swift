import Foundation
import Learning

/// Trains a small U-Net on the same slices here and in PyTorch, with the same recipe and several
/// seeds, and compares quality and time.
struct TrainingBenchmark {
  var root: URL
  var title: String
  var slices: Slices
  var classes: Int
  var size: Int
  var epochs: Int
  var seeds: ClosedRange<Int>
  /// PyTorch's default mode and the layout that suits its kernels best; empty to run only our own.
  var modes = ["eager", "channels_last"]

  /// The result of one training.
  private struct Result {
    /// Dice of everything but background: the mean over images, and over all pixels.
    var perImage: Double
    var pooled: Double
    var seconds: Double
  }

  private var plan: TrainingPlan {
    TrainingPlan(
      architecture: .unet(UNet(classes: classes, widths: [16, 32, 64, 128])),
      preparation: Preparation(size: size),
      augmentation: Augmentation(
        rotation: 20, zoom: 1.2, shift: 0.05, flips: true, brightness: 0.2, contrast: 0.2),
      loss: Loss(crossEntropy: 1, dice: 1), batch: 8,
      phases: [TrainingPlan.Phase(epochs: epochs, rate: 3e-3)])
  }

  func run() async throws {
    let test = slices.count - slices.trainingCount
    print(
      "\(title): \(slices.trainingCount) slices to learn from, \(test) to test, \(epochs) epochs")
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    if !modes.isEmpty { try slices.write(to: folder) }
    var ours: [Result] = []
    var theirs: [String: [Result]] = [:]
    for seed in seeds {
      ours.append(try await train(UInt64(seed)))
      show("report", seed, ours.last)
      for mode in modes {
        guard let result = try peer(folder, seed, mode) else {
          print("  no PyTorch: PYTHON names a Python that has it")
          return
        }
        theirs[mode, default: []].append(result)
        show("PyTorch \(mode)", seed, result)
      }
    }
    for mode in modes {
      guard let theirs = theirs[mode] else { continue }
      let ratio = Stopwatch.median(zip(ours, theirs).map { $1.seconds / $0.seconds })
      print(String(format: "  PyTorch \(mode) takes %.2f times as long", ratio))
      guard theirs.count > 1 else { continue }
      compare("Dice per image", ours.map(\.perImage), theirs.map(\.perImage))
      compare("Dice over all pixels", ours.map(\.pooled), theirs.map(\.pooled))
    }
  }

  private func train(_ seed: UInt64) async throws -> Result {
    let split = PatientSplit(training: Array(0..<slices.trainingCount))
    let training = try NetworkTraining(plan, source: slices, split: split, seed: seed)
    let start = ContinuousClock.now
    try await training.run { _ in
    } epochDone: { _ in
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let test = slices.test
    let found = try Predictor(
      plan.architecture, weights: training.network.weights, preparation: plan.preparation
    ).predict(test)
    let all = zip(found, test).map {
      SegmentationMetrics($0.labels, $1.mask, classes: classes).foreground
    }
    let pooled = SegmentationMetrics(
      found.flatMap(\.labels), test.flatMap(\.mask), classes: classes)
    return Result(
      perImage: all.reduce(0, +) / Double(all.count), pooled: pooled.foreground, seconds: seconds)
  }

  /// nil without PyTorch.
  private func peer(_ folder: URL, _ seed: Int, _ mode: String) throws -> Result? {
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    guard (try? Stopwatch.run(python, ["-c", "import torch, numpy"])) != nil else { return nil }
    let side = slices.samples.first?.width ?? 0
    let numbers = [side, slices.trainingCount, size, classes, epochs].map(String.init)
    let script = root.appending(path: "Benchmarks/training_pytorch.py").path
    let output = try Stopwatch.run(
      python, [script, folder.path] + numbers + ["3e-3", "\(seed)", "2", mode]
    ).output
    let words = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard words.count == 3 else { return nil }
    return Result(perImage: words[0], pooled: words[1], seconds: words[2])
  }

  private func show(_ name: String, _ seed: Int, _ result: Result?) {
    guard let result else { return }
    print(
      String(
        format: "  seed %d  Dice %.4f per image, %.4f over all pixels, %.1f s  ", seed,
        result.perImage, result.pooled, result.seconds) + name)
    fflush(nil)
  }

  /// Prints means over the seeds, and their difference with its standard error.
  private func compare(_ name: String, _ ours: [Double], _ theirs: [Double]) {
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func squaredError(_ values: [Double]) -> Double {
      let centre = mean(values)
      let sum = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      return sum / Double(values.count - 1) / Double(values.count)
    }
    let error = (squaredError(ours) + squaredError(theirs)).squareRoot()
    print(
      String(
        format: "    %@: %.4f, PyTorch %.4f, difference %+.4f with a standard error of %.4f", name,
        mean(ours), mean(theirs), mean(ours) - mean(theirs), error))
  }
}
