/// A network's parameter: its name and shape for others, and its place in memory.
struct Parameter: Sendable {
  enum Role: Sendable {
    case weight, norm
    /// A running mean or variance: stored, not trained.
    case statistic
  }
  enum Start: Sendable {
    case constant(Float)
    /// Normally distributed with this standard deviation.
    case normal(Double)
    /// The same, but each four output channels alike, so that the result of a shuffle is smooth at
    /// first (Aitken et al. 2017, arXiv:1707.02937).
    case shuffled(Double)
  }

  var name: String
  /// The shape in PyTorch's order: output, input, row, column; or a vector.
  var shape: [Int]
  var layout: ParameterLayout
  var role: Role
  var group: ParameterGroup
  var start: Start
  /// The offset in the network's vector of parameters or of statistics, and the number of floats
  /// including the padding of blocks.
  var offset = 0
}
