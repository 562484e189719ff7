import Foundation

/// Runs of this program and of another one in turn.
struct Comparison {
  /// What the other program is called.
  var peer: String
  var rounds: Int

  /// Runs both in turn, the other one only if it is there, and prints medians and their ratio. They
  /// must print the same.
  func run(
    _ name: String, _ hasPeer: Bool = true, ours: () throws -> Stopwatch.Run,
    theirs: () throws -> Stopwatch.Run
  ) throws {
    print("  \(name)")
    var (own, other): ([Stopwatch.Run], [Stopwatch.Run]) = ([], [])
    for _ in 0..<rounds {
      let run = try ours()
      own.append(run)
      guard hasPeer else { continue }
      let peer = try theirs()
      other.append(peer)
      guard run.output == peer.output else {
        throw Stopwatch.Failure(
          description: "the \(name) differ:\n\(run.output)\n\(peer.output)")
      }
    }
    line("report", own)
    if other.isEmpty { return }
    line(peer, other)
    func ratio(_ of: (Stopwatch.Run) -> Double) -> String {
      String(format: "%.1f", Stopwatch.median(zip(other, own).map { of($0) / of($1) }))
    }
    print(
      "    \(peer) / report  \(ratio(\.seconds)), of processor time \(ratio(\.processorSeconds))")
  }

  private func line(_ name: String, _ runs: [Stopwatch.Run]) {
    let seconds = Stopwatch.text(Stopwatch.median(runs.map(\.seconds)))
    let processor = Stopwatch.text(Stopwatch.median(runs.map(\.processorSeconds)))
    let memory = Stopwatch.median(runs.map { Double($0.peakMegabytes) })
    print("    \(name)  \(seconds), processor \(processor), at most \(Int(memory)) MB a process")
  }
}
