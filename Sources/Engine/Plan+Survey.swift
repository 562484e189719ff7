extension Plan {
  /// The plan of a surveyed graph, with reasons and expected durations from what the store holds.
  ///
  /// `last`: keys of the steps of the last build, in its order.
  init(_ survey: Survey, _ store: Store, since last: [Digest] = []) {
    let graph = survey.graph
    var entries: [Entry] = []
    // For each stale step, the step with which its staleness begins.
    var roots: [String: Entry] = [:]
    // Earlier records are read once, and only if something is stale.
    var staleness: Staleness?
    for node in graph.nodes {
      var entry = Entry(
        name: node.name, id: node.id, title: node.title, key: survey.records[node.id]?.key,
        isStale: survey.records[node.id] == nil, reasons: [])
      if entry.isStale {
        switch survey.drafts[node.id] {
        case .success(let draft):
          var known = staleness ?? Staleness(store, graph, since: last)
          staleness = nil
          entry.key = draft.key
          entry.reasons = known.reasons(node, draft, titles: graph.titles(of: node))
          staleness = known
          roots[node.id] = entry
        case .failure(let error):
          entry.reasons = ["\(error)"]
          roots[node.id] = entry
        case nil:
          let pending = node.inputs.filter { survey.records[$0] == nil }
          entry.reasons = Plan.waiting(for: pending.compactMap { graph[$0] }, roots)
          roots[node.id] = pending.compactMap { roots[$0] }.first
        }
      }
      entries.append(entry)
    }
    self.init(steps: entries)
    if stale > 0 { estimate(graph, store.durations) }
  }

  /// Adds the inputs of each step, and the expected duration of each stale one.
  private mutating func estimate(_ graph: StepGraph, _ durations: Durations) {
    for (place, node) in graph.nodes.enumerated() {
      steps[place].inputs = node.inputs.compactMap { graph.index[$0] }
      guard steps[place].isStale else { continue }
      let known = durations.seconds(node)
      steps[place].seconds = known?.seconds
      steps[place].hasRun = known?.isGuess == false
    }
  }
}
