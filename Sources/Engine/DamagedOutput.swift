/// The store no longer holds a step's output. This is not a ``StepFailure``: a step that can do
/// without a failed input must not do without this one, which the next build makes again.
struct DamagedOutput: Error, CustomStringConvertible {
  var title: String
  var description: String { "the output of \(title) is damaged; build again" }
}
