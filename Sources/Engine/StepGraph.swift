/// Steps with all that they need, each once, inputs before what reads them.
struct StepGraph: Sendable {
  private(set) var nodes: [StepNode] = []
  private(set) var index: [String: Int] = [:]

  /// Throws ``StepFailure`` where a step needs itself.
  ///
  /// `names`: what an author calls some of them, after their titles.
  init(
    _ steps: [any Step], _ memory: StepMemory, names: [(step: any Step, name: String)] = []
  ) throws {
    var open: [String] = []
    for step in steps { try add(step, &open, memory) }
    // The first name counts.
    for (step, name) in names.reversed() {
      guard let place = index[try memory.node(of: step).identity] else { continue }
      nodes[place].title = "\(step.title) (\(name))"
    }
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
    let required = try step.inputs.map { try add($0, &open, memory) }
    let others = try step.optionalInputs.map { try add($0, &open, memory) }
    node.inputs = required + others
    node.optional = Set(others).subtracting(required)
    open.removeLast()
    index[identity] = nodes.count
    nodes.append(node)
    return identity
  }

  /// Of its inputs, by identity.
  func titles(of node: StepNode) -> [String: String] {
    Dictionary(
      node.inputs.compactMap { input in self[input].map { (input, $0.title) } }
    ) { first, _ in first }
  }

  subscript(identity: String) -> StepNode? { index[identity].map { nodes[$0] } }
}
