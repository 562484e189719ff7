import Engine

/// The progress of a build: what is done, running and waiting, and how long the rest will take.
struct BuildProgress {
  private(set) var running: [RunningStep] = []
  private var total = 0
  private var done = 0
  /// Expected seconds of the steps that have not begun, by id, if known.
  private var waiting: [String: Double] = [:]
  /// The duration of the build over the sum of its steps' durations, less than one if several run
  /// at once.
  private var share = 1.0
  let start: ContinuousClock.Instant

  init(start: ContinuousClock.Instant = .now) { self.start = start }

  mutating func note(_ event: BuildEvent, at now: ContinuousClock.Instant = .now) {
    switch event {
    case .planned(_, let stale, let seconds, let estimates):
      total = stale
      waiting = estimates ?? [:]
      let work = waiting.values.reduce(0, +)
      if let seconds, work > 0 { share = seconds / work }
    case .started(let id, let title):
      running.append(
        RunningStep(id: id, title: title, seconds: waiting.removeValue(forKey: id), start: now))
    case .progress(let id, _, let fraction, let message):
      guard let place = running.firstIndex(where: { $0.id == id }) else { return }
      running[place].message = message
      running[place].note(fraction, at: now)
    case .finished(let id, _, _), .failed(let id, _, _, _, _):
      done += 1
      waiting[id] = nil
      running.removeAll { $0.id == id }
    }
  }

  /// The number of steps that have not begun.
  private var waits: Int { max(0, total - done - running.count) }

  /// The expected seconds for waiting and running steps. A step that runs alone takes its own time.
  /// nil if nothing is known of most waiting steps.
  func secondsLeft(at now: ContinuousClock.Instant = .now) -> Double? {
    guard 2 * waiting.count >= waits else { return nil }
    let left = running.map { $0.secondsLeft(at: now) }
    let work = waiting.values.reduce(0, +) + left.reduce(0, +)
    return max(work * share, left.max() ?? 0)
  }

  /// `█████░░░ 2/6, 3 wait, 12 s, about 40 s left`.
  func headline(at now: ContinuousClock.Instant = .now) -> String {
    let left = secondsLeft(at: now) ?? 0
    let share = total > 0 ? Double(done) / Double(total) : 0
    return "\(Terminal.bar(share)) \(done)/\(total), \(waits) wait, "
      + TimeText.of(start.duration(to: now) / .seconds(1))
      + (left >= 1 ? ", about \(TimeText.of(left)) left" : "")
  }
}
