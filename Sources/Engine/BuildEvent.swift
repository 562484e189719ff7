/// What happens during a build, for the progress display. `id` distinguishes steps with equal
/// titles.
public enum BuildEvent: Sendable, Hashable, Codable {
  /// `seconds`: the expected duration, guessed from earlier runs; nil if there were none.
  /// `estimates`: the expected seconds of each stale step by its id, without those of which nothing
  /// is known.
  case planned(total: Int, stale: Int, seconds: Double?, estimates: [String: Double]?)
  case started(id: String, step: String)
  case progress(id: String, step: String, fraction: Double, message: String)
  /// `ran` is false if a changed input turned out to be the same, so that the kept output is used.
  case finished(id: String, step: String, ran: Bool)
  /// `place` is where the block stands that asked for the step first: `Chapters/labels.md:34`.
  case failed(
    id: String, step: String, reason: StepFailure.Reason, sentence: String, place: String?)
}
