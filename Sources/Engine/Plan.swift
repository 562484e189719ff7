/// What would run, and why.
public struct Plan: Sendable {
  public struct Entry: Sendable {
    public var name: String
    /// Of name and parameters, as in ``Store/journal(of:)``.
    public var id: String
    public var title: String
    /// nil where an input is stale, so that it cannot be known.
    public var key: Digest?
    public var isStale: Bool
    /// Sentences: which parameter, input, file or code changed.
    public var reasons: [String]
    /// How long it took before, or about how long, as steps of its type did; nil where none did.
    public var seconds: Double?
    /// Whether this very step did.
    public var hasRun = false
    /// Places in ``Plan/steps`` of the steps whose outputs it reads.
    public var inputs: [Int] = []
  }

  /// Inputs before what reads them.
  public var steps: [Entry]
  public var total: Int { steps.count }
  public var stale: Int { steps.count { $0.isStale } }
  /// Stale steps that never ran as they are: how long they take is guessed, if anything can be
  /// said.
  public var new: Int { steps.count { $0.isStale && !$0.hasRun } }

  /// Why a step is stale whose inputs are: each of them with what it begins with; `roots` by id. No
  /// more than anybody reads.
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

  /// How long each of the stale steps will take that anything is known of, by id; nil where there
  /// is none.
  var estimates: [String: Double]? {
    let known = steps.filter(\.isStale).compactMap { step in step.seconds.map { (step.id, $0) } }
    return known.isEmpty ? nil : Dictionary(known) { first, _ in first }
  }

  /// How long the stale steps will take, so many at once, in the order in which they are run; those
  /// of unknown length count nothing. nil where there is none of known length.
  public func seconds(jobs: Int) -> Double? {
    guard steps.contains(where: { $0.isStale && $0.seconds != nil }) else { return nil }
    var ends = steps.map { $0.isStale ? Double.infinity : 0 }
    var waiting = steps.indices.filter { steps[$0].isStale }
    var workers = [Double](repeating: 0, count: max(1, jobs))
    while !waiting.isEmpty {
      let worker = workers.indices.min { workers[$0] < workers[$1] } ?? 0
      func ready(_ step: Int) -> Double { steps[step].inputs.map { ends[$0] }.max() ?? 0 }
      // The first that is ready; where none is, the one that will be soonest.
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
