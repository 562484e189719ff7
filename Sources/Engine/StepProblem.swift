/// What is wrong with a step given as JSON, in one sentence.
public enum StepProblem: Error, Hashable, Sendable {
  case malformed
  case unknownStep(String, known: [String])
  case unknownParameter(String, step: String, known: [String])
  /// `written`: the names that are given where it is missing.
  case missingParameter(String, step: String, written: [String])
  case wrongValue(parameter: String, step: String)
}

extension StepProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed:
      #"a step is written {"step": "TypeName", "parameters": {...}} with all its parameters"#
    case .unknownStep(let name, _): "there is no step `\(name)`"
    case .unknownParameter(let name, let step, _): "the step `\(step)` has no parameter `\(name)`"
    case .missingParameter(let name, let step, _):
      "the step `\(step)` needs the parameter `\(name)`"
    case .wrongValue(let name, let step):
      "the step `\(step)`: the parameter `\(name)` has the wrong kind of value"
    }
  }
}
