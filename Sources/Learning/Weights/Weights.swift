/// The parameters of a network by name, as 32-bit floating point, with texts about them.
public struct Weights: Hashable, Sendable {
  /// One parameter; the last dimension runs fastest.
  public struct Tensor: Hashable, Sendable {
    /// The dimensions; empty for a single number.
    public var shape: [Int]
    /// The numbers; as many as the product of the dimensions.
    public var values: [Float]

    public init(shape: [Int], values: [Float]) {
      precondition(
        values.count == shape.reduce(1, *), "a tensor has as many values as its shape says")
      self.shape = shape
      self.values = values
    }
  }

  /// The parameters by name.
  public var tensors: [String: Tensor]
  /// Texts about the weights, by name.
  public var metadata: [String: String]

  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The names in the order in which they are listed and written.
  public var names: [String] { tensors.keys.sorted() }

  /// The number of elements in all tensors.
  public var count: Int { tensors.values.reduce(0) { $0 + $1.values.count } }

  /// The parameter of this name; nil if there is none.
  public subscript(name: String) -> Tensor? {
    get { tensors[name] }
    set { tensors[name] = newValue }
  }
}
