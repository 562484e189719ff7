/// How long steps took in earlier runs.
struct Durations: Sendable {
  /// By the digest of a step's identity: the last run.
  private var steps: [Substring: Double] = [:]
  /// By type.
  private var types: [Substring: (seconds: Double, runs: Int)] = [:]

  /// Lines of type, digest and seconds, with tabs between; others are left out.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let seconds = Double(fields[2]), seconds >= 0, seconds.isFinite
      else { continue }
      steps[fields[1]] = seconds
      let known = types[fields[0]] ?? (0, 0)
      types[fields[0]] = (known.seconds + seconds, known.runs + 1)
    }
  }

  /// Seconds: those of the very step, else the mean of its type; nil where neither is known.
  func seconds(_ node: StepNode) -> Double? {
    if let own = steps[Digest(of: node.identity).hex[...]] { return own }
    return types[node.name[...]].map { $0.seconds / Double($0.runs) }
  }
}
