import Dispatch
import Synchronization

/// What one build has written and read of its steps so far. A step is asked for many times while a
/// book is planned, run and shown; to write its parameters takes longer than all else there, so
/// that it is done once.
final class StepMemory: Sendable {
  /// A step as a key: equal where type and parameters are.
  private struct Key: Hashable, Sendable {
    let step: any Step

    static func == (left: Key, right: Key) -> Bool {
      AnyHashable(left.step) == AnyHashable(right.step)
    }

    func hash(into hasher: inout Hasher) { step.hash(into: &hasher) }
  }

  private let nodes = Mutex<[Key: StepNode]>([:])
  private let records = Mutex<[Digest: StepRecord]>([:])

  /// Writes the parameters of steps and of all that they need, on all processors: most of the time
  /// that a plan takes.
  func prepare(_ steps: [any Step]) {
    var open = steps
    var seen: Set<Key> = []
    var found: [any Step] = []
    while let step = open.popLast() {
      guard seen.insert(Key(step: step)).inserted else { continue }
      found.append(step)
      open += step.inputs + step.optionalInputs
    }
    // What cannot be written is said when it is asked for.
    DispatchQueue.concurrentPerform(iterations: found.count) { [found] index in
      _ = try? node(of: found[index])
    }
  }

  /// Without its inputs.
  func node(of step: any Step) throws -> StepNode {
    let key = Key(step: step)
    if let known = nodes.withLock({ $0[key] }) { return known }
    let node = try StepNode(step)
    nodes.withLock { $0[key] = node }
    return node
  }

  /// The record of a step whose output the store holds; nil where it has to run.
  func record(for key: Digest, in store: Store) -> StepRecord? {
    if let known = records.withLock({ $0[key] }) { return known }
    guard let record = store.record(for: key), store.holds(output: record.output, of: key) else {
      return nil
    }
    records.withLock { $0[key] = record }
    return record
  }
}
