import CLearning

/// The image's planes as blocks of channels.
struct ImageCopy: Layer {
  let output: Int

  var inputs: [Int] { [] }

  func forward(_ execution: Execution) {
    var planes = execution.planes
    var result = execution.value(output)
    cl_from_planes(execution.pool, &planes, &result)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {}
}
