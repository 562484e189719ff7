/// How long steps took in earlier runs.
struct Durations: Sendable {
  /// By a step's id: the last run.
  private var steps: [Substring: Double] = [:]
  /// By type.
  private var types: [Substring: Kind] = [:]

  /// Runs of one type; `measured` those whose work is known.
  private struct Kind {
    var all = Sum()
    var measured = Sum()
  }

  private struct Sum {
    var seconds = 0.0
    var work = 0.0
    var runs = 0

    mutating func add(_ seconds: Double, _ work: Double) {
      self.seconds += seconds
      self.work += work
      runs += 1
    }
  }

  /// Lines of type, digest, seconds and (where it is known) work, with tabs between; others are left out.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard (3...4).contains(fields.count), let seconds = Double(fields[2]), seconds >= 0,
        seconds.isFinite
      else { continue }
      steps[fields[1]] = seconds
      types[fields[0], default: Kind()].all.add(seconds, 0)
      guard fields.count == 4, let work = Double(fields[3]), work > 0, work.isFinite else {
        continue
      }
      types[fields[0], default: Kind()].measured.add(seconds, work)
    }
  }

  /// Seconds: those of the very step; else a guess from others of its type, by their work or, where that is not known, their mean; nil where
  /// there are none.
  func seconds(_ node: StepNode) -> (seconds: Double, isGuess: Bool)? {
    if let own = steps[node.id[...]] { return (own, false) }
    guard let kind = types[node.name[...]] else { return nil }
    if let work = node.step.work, kind.measured.work > 0 {
      return (kind.measured.seconds / kind.measured.work * work, true)
    }
    return (kind.all.seconds / Double(kind.all.runs), true)
  }
}
