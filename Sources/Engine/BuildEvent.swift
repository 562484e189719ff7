/// What happens during a build, for the display.
public enum BuildEvent: Sendable, Hashable, Codable {
  /// `seconds`: about how long it will take, as far as earlier runs tell; nil where they tell nothing.
  case planned(total: Int, stale: Int, seconds: Double?)
  case started(step: String)
  case progress(step: String, fraction: Double, message: String)
  /// `ran` is false where a changed input turned out the same, so that the kept output serves.
  case finished(step: String, ran: Bool)
  case failed(step: String, reason: StepFailure.Reason, sentence: String)
}
