import CLearning

/// The channels of a value as the scores of classes, written as planes.
struct Scores: Layer {
  let input: Int
  /// A value without channels, so that layers have an output.
  let output: Int

  var inputs: [Int] { [input] }

  private func planes(
    _ execution: Execution, _ start: UnsafeMutablePointer<Float>
  ) -> cl_planes {
    let value = execution.graph.values[input]
    let pixels = value.height * value.width
    return cl_planes(
      data: start, images: Int32(execution.images), channels: Int32(value.channels),
      height: Int32(value.height), width: Int32(value.width), image: value.channels * pixels,
      channel: pixels, row: value.width)
  }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    var planes = planes(execution, execution.logits)
    cl_to_planes(execution.pool, &values, &planes)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    var planes = planes(execution, execution.logitGradients)
    var target = execution.gradient(input)
    cl_from_planes(execution.pool, &planes, &target)
  }
}
