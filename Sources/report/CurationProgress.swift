import Foundation
import Synchronization

/// The progress of `report curate`: on a terminal one line that is updated, with the number of
/// headers read; elsewhere nothing.
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
      // More than ten updates a second cannot be read.
      guard state.shown.duration(to: .now) > .milliseconds(100) else { return nil }
      state.shown = .now
      return Self.line(state)
    }
    if let text { Terminal.renew(text) }
  }

  /// Prints a lasting line above the one that is updated.
  func finished(_ line: String, done: Int, count: Int) {
    let text = state.withLock { state in
      (state.done, state.count) = (done, count)
      return Self.line(state)
    }
    Terminal.clear()
    Terminal.print(line)
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
