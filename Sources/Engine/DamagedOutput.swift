/// The store no longer holds what a step made. No ``StepFailure``: who can do without a step that
/// failed shall not do without this one, which the next build makes again.
struct DamagedOutput: Error, CustomStringConvertible {
  var title: String
  var description: String { "the output of \(title) is damaged; build again" }
}
