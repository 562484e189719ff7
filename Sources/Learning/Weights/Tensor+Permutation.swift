extension Weights.Tensor {
  /// The tensor whose dimension `i` is this one's dimension `axes[i]`: HWIO becomes OIHW by `[3, 2,
  /// 0, 1]`.
  public func permuted(_ axes: [Int]) -> Weights.Tensor {
    precondition(axes.sorted() == Array(shape.indices), "each axis is named once")
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    let newShape = axes.map { shape[$0] }
    var position = [Int](repeating: 0, count: shape.count)
    var source = 0
    let permuted = values.indices.map { _ in
      let value = values[source]
      for (dimension, axis) in axes.enumerated().reversed() {
        position[dimension] += 1
        source += strides[axis]
        if position[dimension] < newShape[dimension] { break }
        source -= strides[axis] * newShape[dimension]
        position[dimension] = 0
      }
      return value
    }
    return Weights.Tensor(shape: newShape, values: permuted)
  }
}
