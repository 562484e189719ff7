/// Steps with everything they need, each once, inputs before the steps that read them.
struct StepGraph: Sendable {
  private(set) var nodes: [StepNode] = []
  private(set) var index: [String: Int] = [:]

  /// Throws ``StepFailure`` if a step depends on itself.
  ///
  /// `names`: what an author calls some of them, shown after their titles. `places`: where blocks
  /// ask for them.
  init(
    _ steps: [any Step], _ memory: StepMemory, names: [(step: any Step, name: String)] = [],
    places: [(step: any Step, place: String)] = []
  ) throws {
    var open: [String] = []
    for step in steps { try add(step, &open, memory) }
    // The first name counts.
    for (step, name) in names.reversed() {
      guard let place = index[try memory.node(of: step).id] else { continue }
      nodes[place].title = "\(step.title) (\(name))"
    }
    for (step, place) in places { put(place, on: try memory.node(of: step).id) }
  }

  /// Sets the place of a step and of everything it needs, unless they have one already.
  private mutating func put(_ place: String, on id: String) {
    guard let index = index[id], nodes[index].place == nil else { return }
    nodes[index].place = place
    for input in nodes[index].inputs { put(place, on: input) }
  }

  /// Adds a step with its inputs and returns its id.
  @discardableResult
  private mutating func add(
    _ step: any Step, _ open: inout [String], _ memory: StepMemory
  ) throws -> String {
    var node = try memory.node(of: step)
    let id = node.id
    if index[id] != nil { return id }
    guard !open.contains(id) else {
      throw StepFailure(
        step: node.name, reason: .failed,
        sentence: "\(node.title) needs its own output through its inputs")
    }
    open.append(id)
    let required = try step.inputs.map { try add($0, &open, memory) }
    let others = try step.optionalInputs.map { try add($0, &open, memory) }
    node.inputs = required + others
    node.optional = Set(others).subtracting(required)
    open.removeLast()
    index[id] = nodes.count
    nodes.append(node)
    return id
  }

  /// Titles of the inputs, by step id.
  func titles(of node: StepNode) -> [String: String] {
    Dictionary(
      node.inputs.compactMap { input in self[input].map { (input, $0.title) } }
    ) { first, _ in first }
  }

  subscript(id: String) -> StepNode? { index[id].map { nodes[$0] } }
}
