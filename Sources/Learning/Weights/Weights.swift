/// The parameters of a network by name, as 32-bit floating point, with plain text about them.
public struct Weights: Hashable, Sendable {
  /// One parameter: its last dimension runs fastest.
  public struct Tensor: Hashable, Sendable {
    /// Empty for a single number.
    public var shape: [Int]
    public var values: [Float]

    public init(shape: [Int], values: [Float]) {
      precondition(
        values.count == shape.reduce(1, *), "a tensor has as many values as its shape says")
      self.shape = shape
      self.values = values
    }
  }

  public var tensors: [String: Tensor]
  public var metadata: [String: String]

  public init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// In the order in which they are listed and written.
  public var names: [String] { tensors.keys.sorted() }

  /// Numbers in all tensors.
  public var count: Int { tensors.values.reduce(0) { $0 + $1.values.count } }

  public subscript(name: String) -> Tensor? {
    get { tensors[name] }
    set { tensors[name] = newValue }
  }
}
