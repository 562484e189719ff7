import Foundation

/// A running step as a line on the terminal.
struct RunningStep {
  var id: String
  var title: String
  /// The step's own message, with commas between its parts: for a training, epoch and loss. The
  /// first part and the last (the remaining time) matter most.
  var message = ""
  /// The expected seconds, guessed from earlier runs; nil if there were none.
  var seconds: Double?
  var start = ContinuousClock.now
  /// The first and last progress that the step reported. The first is above zero if the step
  /// resumes earlier work.
  private var first: (fraction: Double, time: ContinuousClock.Instant)?
  private var last: (fraction: Double, time: ContinuousClock.Instant)?

  init(
    id: String, title: String, message: String = "", seconds: Double? = nil,
    start: ContinuousClock.Instant = .now
  ) {
    self.id = id
    self.title = title
    self.message = message
    self.seconds = seconds
    self.start = start
  }

  mutating func note(_ fraction: Double, at now: ContinuousClock.Instant) {
    guard (0...1).contains(fraction) else { return }
    if first == nil { first = (fraction, now) }
    last = (fraction, now)
  }

  /// The remaining seconds from the step's own progress, if it has advanced since its first report;
  /// otherwise the rest of the expected time. Zero if the step takes longer.
  func secondsLeft(at now: ContinuousClock.Instant) -> Double {
    func seconds(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> Double {
      from.duration(to: to) / .seconds(1)
    }
    // The first few images tell less than earlier runs.
    let least = self.seconds == nil ? 0 : 0.02
    if let first, let last, last.fraction - first.fraction > least {
      let pace = seconds(first.time, last.time) / (last.fraction - first.fraction)
      return max(0, pace * (1 - last.fraction) - seconds(last.time, now))
    }
    let whole = (self.seconds ?? 0) * (1 - (first?.fraction ?? 0))
    return max(0, whole - seconds(start, now))
  }

  /// The line in at most `width` characters. The middle of the message is shortened first, from its
  /// end, then the middle of the title.
  func line(width: Int) -> String {
    var parts = message.isEmpty ? [] : message.components(separatedBy: ", ")
    while parts.count > 2, title.count + 2 + Self.joined(parts).count > width {
      parts.remove(at: parts.count - 2)
    }
    guard !parts.isEmpty else { return Self.short(title, width) }
    let end = ": " + Self.joined(parts)
    return Self.short(Self.short(title, max(12, width - end.count)) + end, width)
  }

  private static func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }

  private static func short(_ text: String, _ width: Int) -> String {
    guard text.count > width else { return text }
    let kept = max(0, width - 1)
    return text.prefix(kept / 2) + "…" + text.suffix(kept - kept / 2)
  }
}
