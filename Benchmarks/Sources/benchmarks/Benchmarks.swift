import Foundation

/// `benchmarks` measures what the README claims, on this machine, and prints medians and ratios. It never judges.
///
/// `benchmarks learning [NAME ...]` only trains and predicts; `benchmarks sunnybrook FOLDER [EPOCHS [SEED]]` learns real slices.
///
/// `benchmarks curation [PATIENTS [ROUNDS]]` reads and curates a synthetic cohort; `headers FOLDER` and `pixels FOLDER` are one run of that.
///
/// `benchmarks book` only builds the book.
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
    guard let mirror = ProcessInfo.processInfo.environment["REPORT_MIRROR"] else {
      print("Set REPORT_MIRROR to the folder that holds cmr-seg-tl, then run `make bench` again.")
      exit(2)
    }
    if arguments.first != "book" {
      try TableBenchmark(root: root, mirror: URL(fileURLWithPath: mirror)).run()
    }
    try BookBenchmark(root: root, mirror: mirror).run()
    if arguments.first == "book" { return }
    try CurationBenchmark(root: root).run()
    try LearningBenchmark(root: root).run()
  }
}
