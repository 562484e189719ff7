/// Steps with all that they need, each once, inputs before what reads them.
struct StepGraph: Sendable {
  private(set) var nodes: [StepNode] = []
  private(set) var index: [String: Int] = [:]

  /// Throws ``StepFailure`` where a step needs itself.
  init(_ steps: [any Step]) throws {
    var open: [String] = []
    for step in steps { try add(step, &open) }
  }

  private mutating func add(_ step: any Step, _ open: inout [String]) throws {
    let node = try StepNode(step)
    if index[node.identity] != nil { return }
    guard !open.contains(node.identity) else {
      throw StepFailure(
        step: node.name, reason: .failed,
        sentence: "\(node.title) needs its own output through its inputs")
    }
    open.append(node.identity)
    for input in step.inputs { try add(input, &open) }
    open.removeLast()
    index[node.identity] = nodes.count
    nodes.append(node)
  }

  subscript(identity: String) -> StepNode? { index[identity].map { nodes[$0] } }
}
