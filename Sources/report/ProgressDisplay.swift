import Book
import Build
import Catalog
import Engine
import Foundation
import Markup
import Synchronization

/// The output of a running build: lines that are updated on a terminal, plain lines elsewhere, JSON
/// on request.
final class ProgressDisplay: Sendable {
  private let json: Bool
  private let quiet: Bool
  private let state = Mutex(BuildProgress())

  init(json: Bool, quiet: Bool) {
    self.json = json
    self.quiet = quiet
  }

  func show(_ event: BuildEvent) {
    if json {
      emit(event)
      return
    }
    state.withLock { $0.note(event) }
    switch event {
    case .planned: break
    case .started, .progress: renew()
    case .finished(_, let title, let ran):
      renew()
      if ran { line("done: \(title)") }
    case .failed(_, let title, let reason, let sentence, let place):
      renew()
      // Missing data is reported once, at the end. A step whose input failed is covered by that
      // failure.
      guard reason != .dataMissing, reason != .inputFailed else { return }
      Terminal.clear()
      Terminal.error(
        StepFailure(step: title, reason: reason, sentence: sentence, place: place).line)
    }
  }

  func download(_ path: String, _ done: Int64, _ total: Int64?) {
    guard !json, !quiet, Terminal.isInteractive else { return }
    let share = total.map { " of \($0 / 1000)" } ?? ""
    Terminal.renew("fetching \(path): \(done / 1000)\(share) kB")
  }

  func finish(_ outcome: BuildOutcome, of project: Project) {
    Terminal.clear()
    // If warnings and missing data fail the build, report them as errors.
    let speaks = !quiet || outcome.status != 0
    let excerpts = SourceExcerpts(root: project.root)
    for diagnostic in outcome.diagnostics {
      if json {
        emit(diagnostic)
      } else if speaks || diagnostic.severity == .error {
        Terminal.error(excerpts.description(of: diagnostic))
      }
    }
    if json { emit(BuildSummary(outcome)) }
    guard !json, outcome.status != 2 else { return }
    if speaks { sayWhatLacksData(outcome, project.catalog) }
    guard !quiet else { return }
    let seconds = state.withLock { $0.start.duration(to: .now) } / .seconds(1)
    let published = ReplicationCount(outcome.replications)
    let equal = published.total == 0 ? "" : published.sentence + ", "
    Terminal.print(
      "\(outcome.ran) of \(outcome.steps) steps run, \(outcome.written.count) files written to \(project.output.path), "
        + equal + String(format: "%.1f s", seconds))
  }
}

extension ProgressDisplay {
  /// A missing file stops every step that needs it. Three of them are enough to show.
  private func sayWhatLacksData(_ outcome: BuildOutcome, _ catalog: Catalog) {
    if outcome.carried > 0 {
      Terminal.error(
        "carried over: \(outcome.carried) blocks, from results that were computed where the data are"
      )
    }
    sayWhatIsMissing(outcome.failures.filter { $0.reason == .dataMissing })
    for name in outcome.lacking {
      let canBeFetched = (try? catalog.dataset(name))?.url != nil
      Terminal.error(
        canBeFetched
          ? "`report data fetch \(name)` fetches \(name)"
          : "\(name) belongs into data/\(name), or into a folder that --mirror or REPORT_MIRROR names"
      )
    }
  }

  private func sayWhatIsMissing(_ failures: [StepFailure]) {
    var said = Set<String>()
    let first = failures.filter { said.insert($0.sentence).inserted }.prefix(3)
    for failure in first { Terminal.error(failure.line) }
    if failures.count > first.count {
      Terminal.error(
        "not built: \(failures.count - first.count) more steps that need these or other missing data; "
          + "`report data list` says what is there, --mirror or REPORT_MIRROR names a folder that has it"
      )
    }
  }

  private func renew() {
    guard !quiet, Terminal.isInteractive else { return }
    let width = Terminal.width
    let lines = state.withLock { state in
      // Longer lists move too much to be read.
      let shown = state.running.prefix(8).map { "  " + $0.line(width: width - 3) }
      return [state.headline()] + shown
    }
    Terminal.renew(lines)
  }

  private func line(_ text: String) {
    if !quiet, !Terminal.isInteractive { Terminal.error(text) }
  }

  private func emit(_ event: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(event) else { return }
    Terminal.json(data)
  }
}
