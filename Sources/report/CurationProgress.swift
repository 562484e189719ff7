import Foundation
import Synchronization

/// How far `report curate` is: on a terminal a line that renews itself, with the headers that are
/// read; elsewhere nothing.
final class CurationProgress: Sendable {
  private struct State {
    var headers = 0
    var done = 0
    var count = 0
    var shown = ContinuousClock.now
    let start = ContinuousClock.now
  }

  private let state = Mutex(State())

  func read(headers: Int) {
    guard Terminal.isInteractive else { return }
    let text = state.withLock { state -> String? in
      state.headers += headers
      // More often than ten times a second nobody reads it.
      guard state.shown.duration(to: .now) > .milliseconds(100) else { return nil }
      state.shown = .now
      return Self.line(state)
    }
    if let text { Terminal.renew(text) }
  }

  /// A line for good, above the one that renews itself.
  func finished(_ line: String, done: Int, count: Int) {
    let text = state.withLock { state in
      (state.done, state.count) = (done, count)
      return Self.line(state)
    }
    Terminal.clear()
    print(line)
    if done < count { Terminal.renew(text) }
  }

  private static func line(_ state: State) -> String {
    let share = state.count > 0 ? Double(state.done) / Double(state.count) : 0
    let seconds = Int(state.start.duration(to: .now) / .seconds(1))
    return "\(Terminal.bar(share)) \(state.done)"
      + (state.count > 0 ? "/\(state.count)" : "") + " patients, \(state.headers) headers read, "
      + "\(seconds) s"
  }
}
