import Engine
import Testing

@testable import report

/// How long a build will still take is told from what is left of it.
@Suite struct BuildProgressTests {
  private let start = ContinuousClock.now

  private func time(_ seconds: Int) -> ContinuousClock.Instant {
    start.advanced(by: .seconds(seconds))
  }

  /// Three steps of 40, 20 and 20 s, two at once.
  private func planned() -> BuildProgress {
    var progress = BuildProgress(start: start)
    progress.note(
      .planned(total: 9, stale: 3, seconds: 40, estimates: ["a": 40, "b": 20, "c": 20]), at: start)
    return progress
  }

  @Test func whatWaitsAndTheRestOfWhatRunsIsLeft() {
    var progress = planned()
    #expect(progress.secondsLeft(at: start) == 40)
    progress.note(.started(id: "a", step: "A"), at: start)
    progress.note(.started(id: "b", step: "B"), at: start)
    #expect(progress.secondsLeft(at: time(10)) == 30)
    // Sooner done than was thought.
    progress.note(.finished(id: "b", step: "B", ran: true), at: time(10))
    progress.note(.started(id: "c", step: "C"), at: time(10))
    progress.note(.finished(id: "c", step: "C", ran: true), at: time(12))
    #expect(progress.secondsLeft(at: time(12)) == 28)
    progress.note(.finished(id: "a", step: "A", ran: true), at: time(13))
    #expect(progress.secondsLeft(at: time(13)) == 0)
    #expect(progress.headline(at: time(13)).hasSuffix(" 3/3, 0 wait, 13 s"))
  }

  @Test func whatIsLateDoesNotHideWhatWaits() {
    var progress = planned()
    progress.note(.started(id: "a", step: "A"), at: start)
    #expect(progress.secondsLeft(at: time(100)) == 20)
    #expect(
      progress.headline(at: time(100)).hasSuffix(" 0/3, 2 wait, 1 min 40 s, about 20 s left"))
  }

  @Test func aStepsOwnWordCountsMoreThanEarlierRuns() {
    var progress = planned()
    progress.note(.started(id: "a", step: "A"), at: start)
    for id in ["b", "c"] { progress.note(.finished(id: id, step: "", ran: false), at: start) }
    #expect(progress.secondsLeft(at: start) == 40)
    // What goes on where it was killed has half behind it.
    func say(_ fraction: Double, _ seconds: Int) {
      let event = BuildEvent.progress(id: "a", step: "A", fraction: fraction, message: "")
      progress.note(event, at: time(seconds))
    }
    say(0.5, 0)
    #expect(progress.secondsLeft(at: start) == 20)
    say(0.75, 60)
    #expect(progress.secondsLeft(at: time(60)) == 60)
    #expect(progress.secondsLeft(at: time(70)) == 50)
  }

  @Test func whereMostIsUnknownNothingIsSaid() {
    var progress = BuildProgress(start: start)
    progress.note(.planned(total: 4, stale: 4, seconds: 5, estimates: ["b": 5]), at: start)
    progress.note(.started(id: "a", step: "A"), at: start)
    #expect(progress.secondsLeft(at: start) == nil)
    progress.note(.finished(id: "c", step: "C", ran: true), at: start)
    #expect(progress.secondsLeft(at: start) == 5)
    progress.note(.started(id: "b", step: "B"), at: start)
    progress.note(.started(id: "d", step: "D"), at: start)
    #expect(progress.secondsLeft(at: time(1)) == 4)
  }

  @Test func whatFailsOrNeedNotRunNoLongerWaits() {
    var progress = planned()
    progress.note(.finished(id: "b", step: "B", ran: false), at: start)
    progress.note(
      .failed(id: "c", step: "C", reason: .inputFailed, sentence: "", place: nil), at: start)
    progress.note(.started(id: "a", step: "A"), at: start)
    #expect(progress.secondsLeft(at: start) == 40)
    #expect(progress.headline(at: start).contains(" 2/3, 0 wait, "))
  }

  @Test(arguments: [
    (0.0, "0 s"), (59.4, "59 s"), (200, "3 min 20 s"), (3599.6, "1 h 0 min"),
    (7500, "2 h 5 min"), (228_278, "63 h 25 min"), (.infinity, "888888 h 53 min"),
  ])
  func timesAreSaidAsPeopleDo(_ seconds: Double, _ text: String) {
    #expect(TimeText.of(seconds) == text)
  }
}
