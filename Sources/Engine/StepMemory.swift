import Dispatch
import Synchronization

/// What one build has encoded and read of its steps so far. A step is asked for many times while a
/// book is planned, run and shown. Encoding its parameters is the slowest part, so it is done once.
final class StepMemory: Sendable {
  /// A step as a dictionary key; equal if type and parameters are.
  private struct Key: Hashable, Sendable {
    let step: any Step

    static func == (left: Key, right: Key) -> Bool {
      AnyHashable(left.step) == AnyHashable(right.step)
    }

    func hash(into hasher: inout Hasher) { step.hash(into: &hasher) }
  }

  private let nodes = Mutex<[Key: StepNode]>([:])
  private let records = Mutex<[Digest: StepRecord]>([:])
  private let drafts = Mutex<[String: StepDraft]>([:])

  /// Encodes the parameters of the steps and of everything they need, on all processors. Most of
  /// the time of a plan is spent here.
  func prepare(_ steps: [any Step]) {
    var open = steps
    var seen: Set<Key> = []
    var found: [any Step] = []
    while let step = open.popLast() {
      guard seen.insert(Key(step: step)).inserted else { continue }
      found.append(step)
      open += step.inputs + step.optionalInputs
    }
    // A step that cannot be encoded is reported when it is asked for.
    DispatchQueue.concurrentPerform(iterations: found.count) { [found] index in
      _ = try? node(of: found[index])
    }
  }

  /// The step's node, without its inputs.
  func node(of step: any Step) throws -> StepNode {
    let key = Key(step: step)
    if let known = nodes.withLock({ $0[key] }) { return known }
    let node = try StepNode(step)
    nodes.withLock { $0[key] = node }
    return node
  }

  /// What goes into the step. Within one build the outputs of its inputs do not change, so it is
  /// made once.
  func draft(of node: StepNode, _ make: () throws -> StepDraft) throws -> StepDraft {
    if let known = drafts.withLock({ $0[node.id] }) { return known }
    let draft = try make()
    drafts.withLock { $0[node.id] = draft }
    return draft
  }

  /// The record of a step whose output the store holds; nil if the step has to run.
  func record(for key: Digest, in store: Store) -> StepRecord? {
    if let known = records.withLock({ $0[key] }) { return known }
    guard let record = store.record(for: key), store.holds(output: record.output, of: key) else {
      return nil
    }
    records.withLock { $0[key] = record }
    return record
  }
}
