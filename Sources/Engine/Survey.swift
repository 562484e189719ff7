/// The state of a graph before anything runs, found in one walk: which steps the store holds a
/// result of, and what goes into the others.
struct Survey: Sendable {
  let graph: StepGraph
  /// Records of the steps whose results are current, by id.
  private(set) var records: [String: StepRecord] = [:]
  /// What goes into each step whose inputs are current, or why that is unknown, by id.
  private(set) var drafts: [String: Result<StepDraft, any Error>] = [:]

  /// `draft` is given a step with the outputs of its inputs, `record` looks up what the store holds.
  init(
    _ graph: StepGraph, draft: (StepNode, [String: Digest]) throws -> StepDraft,
    record: (Digest) -> StepRecord?
  ) {
    self.graph = graph
    var outputs: [String: Digest] = [:]
    for node in graph.nodes where node.inputs.allSatisfy({ outputs[$0] != nil }) {
      let made = Result { try draft(node, outputs) }
      drafts[node.id] = made
      guard let key = try? made.get().key, let record = record(key) else { continue }
      records[node.id] = record
      outputs[node.id] = record.output
    }
  }
}
