/// A step of a network, forward and backward. What it reads and writes lies in the ``Execution``.
protocol Layer {
  /// The values whose gradients ``backward(_:accumulate:)`` makes.
  var inputs: [Int] { get }
  var output: Int { get }
  /// The kinds and groups of its parameters.
  var learnt: [(Parameter.Role, ParameterGroup)] { get }
  /// Floats of scratch memory that it needs.
  func scratch(_ execution: Execution) -> Int
  func forward(_ execution: Execution)
  /// `accumulate`, for each input: its gradient has a part already, to which this one's is added.
  func backward(_ execution: Execution, accumulate: [Bool])
}

/// A layer whose sums can be normalised where they are written, when nothing is to be learnt: a
/// convolution.
protocol NormalisableLayer: Layer {
  /// The value that it makes itself.
  var sums: Int { get }
  /// Of its weights.
  var group: ParameterGroup { get }
  /// The place of a bias for each channel.
  var bias: Int? { get }
  /// Negative sums become zero.
  var relu: Bool { get }
  /// What normalises them; the output is its output then.
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
