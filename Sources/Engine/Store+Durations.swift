import Foundation

/// How long steps took, used to estimate later runs. Results never depend on it.
extension Store {
  /// A line for each run: the step's type, its id, the seconds, and its work if known.
  private static var durationPath: String { "durations.tsv" }

  /// Notes the duration of a run. It is lost if it cannot be written: nothing depends on it.
  func note(_ seconds: Double, of node: StepNode) {
    let text =
      "\(node.name)\t\(node.id)\t\(seconds)"
      + (node.step.work.map { "\t\($0)" } ?? "") + "\n"
    // A link would lead elsewhere, and a pipe would keep the build waiting.
    if [.link, .pipe].contains(own.kind(of: Self.durationPath)) { own.remove(Self.durationPath) }
    let file = open(
      own.place(Self.durationPath).path,
      O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    guard file >= 0 else { return }
    // A single write, so that lines of several processes do not mix.
    _ = Array(text.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  /// Everything known so far.
  var durations: Durations {
    let data = own.contents(of: Self.durationPath, most: 64 << 20)
    return Durations(String(decoding: data ?? Data(), as: UTF8.self))
  }
}
