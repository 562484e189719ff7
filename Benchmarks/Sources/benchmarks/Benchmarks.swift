import Foundation

/// `benchmarks` measures on this machine what the README claims, and prints medians and ratios. It
/// never judges.
///
/// `benchmarks learning [NAME ...]` only trains and predicts, step by step. `benchmarks kernels`
/// compares single layers with OpenBLAS.
///
/// `benchmarks sunnybrook FOLDER [EPOCHS [SEEDS]]` trains on real slices and `benchmarks hearts
/// [EPOCHS [SEEDS]]` on synthetic ones, each compared with PyTorch in both of its layouts. A final
/// `alone` omits PyTorch; `eager` or `channels_last` selects one layout. SEEDS is their number, or
/// the first and the last: 17-48.
///
/// `benchmarks curation [PATIENTS [ROUNDS]]` reads and curates a synthetic cohort; `headers FOLDER`
/// and `pixels FOLDER` are single runs of its parts.
///
/// `benchmarks scanner [ROUNDS]` compares an enhanced file with dcm2niix and labels with TensorFlow.
///
/// `benchmarks book` only builds the book of the published tables, and `benchmarks whole` only the
/// whole book, once.
///
/// `benchmarks memory NAME` is a few steps of one network and `benchmarks volumes FOLDER` one run
/// of the benchmark of tables, to be timed from outside like its peer.
@main enum Benchmarks {
  static func main() async {
    do {
      try await run()
    } catch {
      print("error: \(error)")
      exit(1)
    }
  }

  private static func run() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "volumes", let folder = arguments.dropFirst().first {
      print(try await PredictionVolumes(folder: URL(fileURLWithPath: folder)).summary())
      return
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    if arguments.first == "memory", let name = arguments.dropFirst().first {
      try LearningBenchmark(root: root).steps(of: name)
      return
    }
    if arguments.first == "learning" {
      try LearningBenchmark(root: root).run(only: Array(arguments.dropFirst()))
      return
    }
    if arguments.first == "kernels" { return KernelBenchmark().run() }
    if let part = arguments.first, ["sunnybrook", "hearts"].contains(part) {
      try await training(part, Array(arguments.dropFirst()), root)
      return
    }
    if let part = arguments.first, ["headers", "pixels"].contains(part),
      let folder = arguments.dropFirst().first
    {
      let reading = CohortReading(folder: URL(fileURLWithPath: folder))
      print(await reading.summary(pixels: part == "pixels"))
      return
    }
    if arguments.first == "curation" {
      let numbers = arguments.dropFirst().compactMap { Int($0) }
      try CurationBenchmark(
        root: root, patients: numbers.first ?? 20, rounds: numbers.dropFirst().first ?? 3
      ).run()
      return
    }
    if arguments.first == "scanner" {
      let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
      return try ScannerBenchmark(root: root, rounds: rounds).run()
    }
    guard let mirror = ProcessInfo.processInfo.environment["REPORT_MIRROR"] else {
      print("Set REPORT_MIRROR to the folder that holds cmr-seg-tl, then run `make bench` again.")
      exit(2)
    }
    if arguments.first != "book", arguments.first != "whole" {
      try TableBenchmark(root: root, mirror: URL(fileURLWithPath: mirror)).run()
    }
    let book = BookBenchmark(root: root, mirror: mirror)
    if arguments.first == "whole" { return try book.runWhole() }
    try book.run()
    if arguments.first == "book" { return }
    try book.runWhole()
    try CurationBenchmark(root: root).run()
    try ScannerBenchmark(root: root).run()
    try LearningBenchmark(root: root).run()
  }

  private static func training(_ part: String, _ arguments: [String], _ root: URL) async throws {
    let isReal = part == "sunnybrook"
    var counts = arguments.dropFirst(isReal ? 1 : 0)
    let peer = counts.last.flatMap { Int($0.prefix(1)) == nil ? counts.popLast() : nil }
    let epochs = counts.popFirst().flatMap { Int($0) } ?? (isReal ? 24 : 12)
    let ends = counts.popFirst()?.split(separator: "-").compactMap { Int($0) } ?? [isReal ? 3 : 5]
    let first = ends.count > 1 ? ends[0] : 1
    var benchmark = TrainingBenchmark(
      root: root, title: isReal ? "Sunnybrook, LV cavity" : "Synthetic hearts, three tissues",
      slices: isReal
        ? try .sunnybrook(URL(fileURLWithPath: arguments.first ?? ""))
        : .synthetic(patients: 12, test: 12, matrix: 96),
      classes: isReal ? 2 : 4, size: isReal ? 128 : 96, epochs: epochs,
      seeds: first...max(first, ends.last ?? first))
    benchmark.modes = benchmark.modes.filter { [$0, nil].contains(peer) }
    try await benchmark.run()
  }
}
