import Foundation

/// `benchmarks` measures what the README claims, on this machine, and prints medians and ratios. It never judges.
///
/// `benchmarks learning [NAME ...]` only trains and predicts; `benchmarks sunnybrook FOLDER [EPOCHS [SEED]]` learns real slices.
///
/// `benchmarks volumes FOLDER` is one run of the tables' benchmark, so that it is timed from outside like its peer.
@main enum Benchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "volumes", let folder = arguments.dropFirst().first {
      print(try await PredictionVolumes(folder: URL(fileURLWithPath: folder)).summary())
      return
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    if arguments.first == "learning" {
      try LearningBenchmark(root: root).run(only: Array(arguments.dropFirst()))
      return
    }
    if arguments.first == "sunnybrook", let folder = arguments.dropFirst().first {
      let numbers = arguments.dropFirst(2).compactMap { Int($0) }
      try Sunnybrook(
        folder: URL(fileURLWithPath: folder), epochs: numbers.first ?? 24,
        seed: UInt64(numbers.dropFirst().first ?? 1)
      ).run()
      return
    }
    guard let mirror = ProcessInfo.processInfo.environment["REPORT_MIRROR"] else {
      print("Set REPORT_MIRROR to the folder that holds cmr-seg-tl, then run `make bench` again.")
      exit(2)
    }
    try TableBenchmark(root: root, mirror: URL(fileURLWithPath: mirror)).run()
    try BookBenchmark(root: root, mirror: mirror).run()
    try LearningBenchmark(root: root).run()
  }
}
