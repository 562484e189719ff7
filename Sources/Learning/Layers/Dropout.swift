import CLearning

/// During training, sets numbers to zero with a given probability and scales the others up to
/// compensate. Which ones depends on the step's seed alone.
struct Dropout: Layer {
  let input: Int
  let output: Int
  let probability: Double
  /// Distinguishes the dropout layers of a network.
  let number: Int

  var inputs: [Int] { [input] }

  private func seed(_ execution: Execution) -> UInt64 {
    execution.seed &+ UInt64(number) &* 0x9e37_79b9_7f4a_7c15
  }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    var result = execution.value(output)
    guard execution.isTraining else { return cl_copy(execution.pool, &values, &result, 0) }
    cl_dropout(
      execution.pool, &values, &result, Float(1 - probability), seed(execution), 0)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    var gradients = execution.gradient(output)
    var target = execution.gradient(input)
    guard execution.isTraining else {
      return cl_copy(execution.pool, &gradients, &target, accumulate[0] ? 1 : 0)
    }
    cl_dropout(
      execution.pool, &gradients, &target, Float(1 - probability), seed(execution),
      accumulate[0] ? 1 : 0)
  }
}
