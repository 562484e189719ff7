/// How long steps took in earlier runs.
struct Durations: Sendable {
  /// By a step's id: the last run.
  private var steps: [Substring: Double] = [:]
  /// By type.
  private var types: [Substring: Kind] = [:]

  /// Runs of one type.
  private struct Kind {
    var seconds = 0.0
    var runs = 0
    /// Seconds for a unit of work, where the work of any is known.
    var slowness: Double?
  }

  /// Lines of type, digest, seconds and (where it is known) work, with tabs between; others are
  /// left out.
  init(_ text: String) {
    var speeds: [Substring: [(slowness: Double, work: Double)]] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard (3...4).contains(fields.count), let seconds = Double(fields[2]), seconds >= 0,
        seconds.isFinite
      else { continue }
      steps[fields[1]] = seconds
      types[fields[0], default: Kind()].seconds += seconds
      types[fields[0], default: Kind()].runs += 1
      guard fields.count == 4, let work = Double(fields[3]), work > 0, work.isFinite else {
        continue
      }
      speeds[fields[0], default: []].append((seconds / work, work))
    }
    for (type, runs) in speeds { types[type]?.slowness = Self.median(runs) }
  }

  /// Seconds: those of the very step; else a guess from others of its type, by their work or, where
  /// that is not known, their mean; nil where there are none.
  func seconds(_ node: StepNode) -> (seconds: Double, isGuess: Bool)? {
    if let own = steps[node.id[...]] { return (own, false) }
    guard let kind = types[node.name[...]] else { return nil }
    if let work = node.step.work, let slowness = kind.slowness { return (slowness * work, true) }
    return (kind.seconds / Double(kind.runs), true)
  }

  /// By work, so that a run that was halted, or beside many others, does not count for more than
  /// its share.
  private static func median(_ runs: [(slowness: Double, work: Double)]) -> Double? {
    var rest = runs.reduce(0) { $0 + $1.work } / 2
    return runs.sorted { $0.slowness < $1.slowness }.first { run in
      rest -= run.work
      return rest <= 0
    }?.slowness
  }
}
