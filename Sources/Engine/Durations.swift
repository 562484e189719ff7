/// How long steps took in earlier runs.
struct Durations: Sendable {
  /// Seconds of the last run, by step id.
  private var steps: [Substring: Double] = [:]
  /// Earlier runs, by the name of the step's type.
  private var types: [Substring: Kind] = [:]

  /// The runs of one type.
  private struct Kind {
    var seconds = 0.0
    var runs = 0
    /// Seconds per unit of work; nil if no run of this type told its work.
    var slowness: Double?
  }

  /// Reads lines of type, digest, seconds and (if known) work, separated by tabs. Other lines are
  /// skipped.
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

  /// The step's own last duration in seconds; otherwise a guess from other steps of its type, by
  /// their work or, if that is unknown, their mean. nil if there are none.
  func seconds(_ node: StepNode) -> (seconds: Double, isGuess: Bool)? {
    if let own = steps[node.id[...]] { return (own, false) }
    guard let kind = types[node.name[...]] else { return nil }
    if let work = node.step.work, let slowness = kind.slowness { return (slowness * work, true) }
    return (kind.seconds / Double(kind.runs), true)
  }

  /// The median weighted by work, so that a run that was suspended, or had to share the machine,
  /// counts for no more than its share.
  private static func median(_ runs: [(slowness: Double, work: Double)]) -> Double? {
    var rest = runs.reduce(0) { $0 + $1.work } / 2
    return runs.sorted { $0.slowness < $1.slowness }.first { run in
      rest -= run.work
      return rest <= 0
    }?.slowness
  }
}
