/// What happens during a build, for the display. `id` tells steps apart whose titles are the same.
public enum BuildEvent: Sendable, Hashable, Codable {
  /// `seconds`: about how long it will take, as far as earlier runs tell; nil where they tell nothing. `estimates`: how long each stale
  /// step will, by id; those of which nothing is known are left out.
  case planned(total: Int, stale: Int, seconds: Double?, estimates: [String: Double]?)
  case started(id: String, step: String)
  case progress(id: String, step: String, fraction: Double, message: String)
  /// `ran` is false where a changed input turned out the same, so that the kept output serves.
  case finished(id: String, step: String, ran: Bool)
  /// `place` is that of the block that asked for it first: `Chapters/labels.md:34`.
  case failed(
    id: String, step: String, reason: StepFailure.Reason, sentence: String, place: String?)
}
