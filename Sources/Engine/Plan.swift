/// Which steps would run, and why.
public struct Plan: Sendable {
  /// One step of the plan.
  public struct Entry: Sendable {
    /// The name of the step's type.
    public var name: String
    /// Digest of name and parameters, as in ``Store/journal(of:)``.
    public var id: String
    /// What the progress display shows.
    public var title: String
    /// The key; nil if an input is stale, since then it is not known yet.
    public var key: Digest?
    /// Whether the step has to run.
    public var isStale: Bool
    /// Why the step is stale, in sentences: which parameter, input, file or code changed.
    public var reasons: [String]
    /// The last duration in seconds, or a guess from steps of the same type; nil if there are none.
    public var seconds: Double?
    /// Whether a step with the same parameters has run before.
    public var hasRun = false
    /// Indices in ``Plan/steps`` of the steps whose outputs it reads.
    public var inputs: [Int] = []
  }

  /// All steps, inputs before the steps that read them.
  public var steps: [Entry]
  /// The number of all steps.
  public var total: Int { steps.count }
  /// The number of steps that have to run.
  public var stale: Int { steps.count { $0.isStale } }
  /// The number of stale steps that never ran with these parameters, so that their duration is a
  /// guess.
  public var new: Int { steps.count { $0.isStale && !$0.hasRun } }

  /// Why a step is stale whose inputs are stale: each of them with the step that it begins with
  /// (`roots`, by id). The list is cut at a length that people read.
  static func waiting(for inputs: [StepNode], _ roots: [String: Entry]) -> [String] {
    let reasons = inputs.map { input in
      guard let root = roots[input.id], let reason = root.reasons.first else {
        return "\(input.title) will run first"
      }
      let origin = root.id == input.id ? "" : ", because of \(root.title)"
      return "\(input.title) will run first\(origin): \(reason)"
    }
    guard reasons.count > 5 else { return reasons }
    return reasons.prefix(5) + ["and \(reasons.count - 5) more inputs will run first"]
  }

  /// The expected seconds of each stale step by id, without those of which nothing is known; nil if
  /// nothing is known of any.
  var estimates: [String: Double]? {
    let known = steps.filter(\.isStale).compactMap { step in step.seconds.map { (step.id, $0) } }
    return known.isEmpty ? nil : Dictionary(known) { first, _ in first }
  }

  /// The expected seconds of the stale steps with `jobs` running at once, in the order of the run.
  /// Steps of unknown duration count as zero. nil if no duration is known.
  public func seconds(jobs: Int) -> Double? {
    guard steps.contains(where: { $0.isStale && $0.seconds != nil }) else { return nil }
    var ends = steps.map { $0.isStale ? Double.infinity : 0 }
    var waiting = steps.indices.filter { steps[$0].isStale }
    var workers = [Double](repeating: 0, count: max(1, jobs))
    while !waiting.isEmpty {
      let worker = workers.indices.min { workers[$0] < workers[$1] } ?? 0
      func ready(_ step: Int) -> Double { steps[step].inputs.map { ends[$0] }.max() ?? 0 }
      // The first ready step or, if none is ready, the one that will be ready first.
      let now = workers[worker]
      guard
        let place = waiting.indices.first(where: { ready(waiting[$0]) <= now })
          ?? waiting.indices.min(by: { ready(waiting[$0]) < ready(waiting[$1]) })
      else { break }
      let step = waiting.remove(at: place)
      ends[step] = max(now, ready(step)) + (steps[step].seconds ?? 0)
      workers[worker] = ends[step]
    }
    return ends.max()
  }
}
