import Foundation

/// Compares reading the ten tables of predictions (433,460 rows each, xz) into volumes with pandas,
/// in turn.
struct TableBenchmark {
  var root: URL
  var mirror: URL
  var rounds = 3

  func run() throws {
    let folder = mirror.appendingPathComponent("cmr-seg-tl/analysis/kaggle").path
    let script = root.appendingPathComponent("Benchmarks/volumes_pandas.py").path
    print("ten tables of predictions, 10 x 433,460 rows, to volumes")
    let own = CommandLine.arguments[0]
    var (ours, theirs): ([Double], [Double]) = ([], [])
    let hasPandas = (try? Stopwatch.run("python3", ["-c", "import pandas"])) != nil
    for _ in 0..<rounds {
      let run = try Stopwatch.run(own, ["volumes", folder])
      ours.append(run.seconds)
      guard hasPandas else { continue }
      let peer = try Stopwatch.run("python3", [script, folder])
      theirs.append(peer.seconds)
      if peer.output.trimmingCharacters(in: .newlines)
        != run.output.trimmingCharacters(in: .newlines)
      {
        throw Stopwatch.Failure(
          description: "the volumes differ:\n\(run.output)\n\(peer.output)")
      }
    }
    print("  report  \(Stopwatch.text(Stopwatch.median(ours)))")
    guard hasPandas else {
      print("  pandas is not installed: `pip install pandas` to compare")
      return
    }
    let version = try Stopwatch.run("python3", ["-c", "import pandas; print(pandas.__version__)"])
      .output.trimmingCharacters(in: .newlines)
    let ratio = Stopwatch.median(zip(theirs, ours).map { $0 / $1 })
    print("  pandas \(version)  \(Stopwatch.text(Stopwatch.median(theirs)))")
    print("  pandas / report  \(String(format: "%.1f", ratio)), the same volumes")
  }
}
