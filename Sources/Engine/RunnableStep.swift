/// A step together with the code that computes it.
///
/// Most steps are declared with their work. Where the work needs more than the question (curation
/// needs DICOM, a training does not), the step stands in one target and `extension Name:
/// RunnableStep` in another: whoever reads its output then depends on the type of the result and
/// not on the code behind it, so that a change of that code reruns the readers only where it
/// changes the output's bytes.
public protocol RunnableStep: Step {
  // Declared again so that it is inferred from `run`.
  associatedtype Output
  func run(_ context: any StepContext) async throws -> Output
}

extension Step {
  /// The step's output, computed now. Throws ``StepFailure`` if the target with its code is not
  /// linked.
  public func computed(in context: any StepContext) async throws -> Output {
    guard let step = self as? any RunnableStep,
      let output = try await step.run(context) as? Output
    else {
      throw StepFailure(
        step: title, reason: .failed,
        sentence: "\(Self.name) has no work: the target that computes it is not linked")
    }
    return output
  }
}
