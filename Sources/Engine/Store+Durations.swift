import Foundation

/// How long steps took, used to estimate later runs. Results never depend on it.
extension Store {
  /// A line for each run: the step's type, its id, the seconds, and its work if known.
  private var durationFile: URL { folder.appendingPathComponent("durations.tsv") }

  /// Notes the duration of a run. It is lost if it cannot be written: nothing depends on it.
  func note(_ seconds: Double, of node: StepNode) {
    let text =
      "\(node.name)\t\(node.id)\t\(seconds)"
      + (node.step.work.map { "\t\($0)" } ?? "") + "\n"
    let file = open(durationFile.path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { return }
    // A single write, so that lines of several processes do not mix.
    _ = Array(text.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  /// Everything known so far.
  var durations: Durations {
    Durations((try? String(contentsOf: durationFile, encoding: .utf8)) ?? "")
  }
}
