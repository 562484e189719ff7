/// A layer of a network, forward and backward. It reads and writes the memory of the ``Execution``.
protocol Layer {
  /// The values whose gradients ``backward(_:accumulate:)`` computes.
  var inputs: [Int] { get }
  var output: Int { get }
  /// The kinds and groups of its parameters.
  var learnt: [(Parameter.Role, ParameterGroup)] { get }
  /// The number of floats of scratch memory that it needs.
  func scratch(_ execution: Execution) -> Int
  func forward(_ execution: Execution)
  /// `accumulate` says for each input whether its gradient already has a part, to which this
  /// layer's is added.
  func backward(_ execution: Execution, accumulate: [Bool])
}

/// A layer that can normalise its sums as it writes them, when nothing is trained: a convolution.
protocol NormalisableLayer: Layer {
  /// The value that it computes.
  var sums: Int { get }
  /// The group of its weights.
  var group: ParameterGroup { get }
  /// The offset of the biases, one for each channel.
  var bias: Int? { get }
  /// Whether negative sums become zero.
  var relu: Bool { get }
  /// The norm that is applied to the sums; the output is then the norm's.
  var norm: Normalisation? { get set }
}

extension NormalisableLayer {
  var output: Int { norm?.output ?? sums }
  var learnt: [(Parameter.Role, ParameterGroup)] { [(.weight, group)] }
}

extension Layer {
  var learnt: [(Parameter.Role, ParameterGroup)] { [] }
  func scratch(_ execution: Execution) -> Int { 0 }
}
