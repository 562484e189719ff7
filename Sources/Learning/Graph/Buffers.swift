/// Plans when values and gradients are needed, and so where they lie in memory.
struct Buffers {
  let values: MemoryPlan
  let gradients: MemoryPlan
  /// The offset of each value; only roots have one.
  private(set) var valueOffsets: [Int]
  private(set) var gradientOffsets: [Int]
  /// For each layer and input: whether another layer has written to that gradient before.
  private(set) var accumulate: [[Bool]]

  init(_ graph: Graph, _ purpose: Execution.Purpose) {
    let layers = graph.layers
    let count = graph.values.count
    var valueUses = [ClosedRange<Int>?](repeating: nil, count: count)
    var gradientUses = [ClosedRange<Int>?](repeating: nil, count: count)
    func extend(_ uses: inout [ClosedRange<Int>?], _ value: Int, _ time: Int) {
      let use = uses[value] ?? time...time
      uses[value] = min(use.lowerBound, time)...max(use.upperBound, time)
    }
    for (time, layer) in layers.enumerated() {
      for value in layer.inputs + [layer.output] {
        extend(&valueUses, graph.root(value), time)
        extend(&gradientUses, graph.root(graph.gradientHolder(value)), layers.count - 1 - time)
      }
    }
    let roots = (0..<count).filter { graph.root($0) == $0 }
    func plan(_ uses: [ClosedRange<Int>?], _ keepsAll: Bool) -> (MemoryPlan, [Int]) {
      let used = roots.filter { uses[$0] != nil }
      let plan = MemoryPlan(
        used.map { root in
          MemoryPlan.Buffer(
            count: graph.values[root].image * graph.images,
            life: keepsAll ? 0...layers.count : uses[root] ?? 0...0)
        })
      var offsets = [Int](repeating: 0, count: count)
      for (position, root) in used.enumerated() { offsets[root] = plan.offsets[position] }
      return (plan, offsets)
    }
    (values, valueOffsets) = plan(valueUses, purpose == .training)
    if purpose == .training {
      (gradients, gradientOffsets) = plan(gradientUses, false)
    } else {
      (gradients, gradientOffsets) = (MemoryPlan([]), [Int](repeating: 0, count: count))
    }
    accumulate = layers.map { layer in layer.inputs.map { _ in false } }
    var written = [Bool](repeating: false, count: count)
    for index in layers.indices.reversed() {
      for (position, input) in layers[index].inputs.enumerated() {
        let holder = graph.gradientHolder(input)
        if holder != input { continue }
        accumulate[index][position] = written[input]
        // The gradient of a concatenated value contains those of its parts.
        written[input] = true
        for part in 0..<count where graph.values[part].parent?.value == input {
          written[part] = true
        }
      }
    }
  }
}
