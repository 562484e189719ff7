/// Steps with all that they need, each once, inputs before what reads them.
struct StepGraph: Sendable {
  private(set) var nodes: [StepNode] = []
  private(set) var index: [String: Int] = [:]

  /// Throws ``StepFailure`` where a step needs itself.
  init(_ steps: [any Step], _ memory: StepMemory) throws {
    var open: [String] = []
    for step in steps { try add(step, &open, memory) }
  }

  /// Its identity.
  @discardableResult
  private mutating func add(
    _ step: any Step, _ open: inout [String], _ memory: StepMemory
  ) throws -> String {
    var node = try memory.node(of: step)
    let identity = node.identity
    if index[identity] != nil { return identity }
    guard !open.contains(identity) else {
      throw StepFailure(
        step: node.name, reason: .failed,
        sentence: "\(node.title) needs its own output through its inputs")
    }
    open.append(identity)
    node.inputs = try step.inputs.map { try add($0, &open, memory) }
    open.removeLast()
    index[identity] = nodes.count
    nodes.append(node)
    return identity
  }

  subscript(identity: String) -> StepNode? { index[identity].map { nodes[$0] } }
}
