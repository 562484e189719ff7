/// A network's parameter: how it is called and shaped outside, and where it stands inside.
struct Parameter: Sendable {
  enum Role: Sendable {
    case weight, norm
    /// A running mean or variance: kept, not learnt.
    case statistic
  }
  enum Start: Sendable {
    case constant(Float)
    /// Normally distributed with this deviation.
    case normal(Double)
    /// The same, but each four output channels alike: what a shuffle makes of them is smooth at
    /// first (Aitken et al. 2017, arXiv:1707.02937).
    case shuffled(Double)
  }

  var name: String
  /// As PyTorch has it: output, input, row, column; or a vector.
  var shape: [Int]
  var layout: ParameterLayout
  var role: Role
  var group: ParameterGroup
  var start: Start
  /// In the network's vector of parameters, or of statistics; with what the blocks are filled up
  /// with.
  var offset = 0
}
