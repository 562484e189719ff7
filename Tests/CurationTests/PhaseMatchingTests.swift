import CohortTerms
import Foundation
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// Phases belong to times.
@Suite struct PhaseMatchingTests {
  /// A slice with an image at each of some times in ms since the R wave.
  private static func slice(
    _ times: [Double], beat: Double? = 1000, gating: String = ""
  ) -> CineSlice? {
    let frames = times.enumerated().map { index, time in
      var header = DICOMHeader.synthetic("/cohort/p/\(index)", location: 0)
      header.triggerTime = time
      header.heartInterval = beat
      header.gating = gating
      return header
    }
    return CineSlice(name: "p", frames: frames)
  }

  private static func even(_ count: Int, of beat: Double = 1000) -> [Double] {
    (0..<count).map { Double($0) * beat / Double(count) }
  }

  /// The images nearest to 0, 40, ... 960 ms of a beat of 1000 ms.
  @Test func twentyPhasesOfOneBeatStandForTwentyFive() throws {
    let reference = try #require(Self.slice(Self.even(25)))
    let matching = try #require(PhaseMatching(reference))
    let other = try #require(Self.slice(Self.even(20)))
    let match = try #require(matching.match(other))
    #expect(match.basis == .share)
    #expect(match.frames[8] == 6)
    #expect(match.frames[12] == 10)
    #expect(match.frames[24] == 19)
    #expect(abs(match.farthest - 20) < 1e-9)
  }

  /// Half of a beat of 800 ms is half of one of 1000 ms.
  @Test func aFasterBeatIsStretched() throws {
    let reference = try #require(Self.slice(Self.even(20)))
    let matching = try #require(PhaseMatching(reference))
    let fast = try #require(Self.slice(Self.even(40, of: 800), beat: 800))
    let match = try #require(matching.match(fast))
    #expect(match.basis == .share)
    #expect(match.frames == (0..<20).map { 2 * $0 })
  }

  /// 20 phases of 800 ms have the step of 25 of 1000 ms, but half of the one is half of the other.
  @Test func aFasterBeatOfTheSameStepIsStretched() throws {
    let reference = try #require(Self.slice(Self.even(25)))
    let fast = try #require(Self.slice(Self.even(20, of: 800), beat: 800))
    let match = try #require(PhaseMatching(reference)?.match(fast))
    #expect(match.basis == .share)
    #expect(match.frames[8] == 6)
    #expect(match.frames[24] == 19)
  }

  /// As many images at another step were gated retrospectively, although nothing says so.
  @Test func asManyImagesAtAnotherStepAreTheSamePhases() throws {
    let reference = try #require(Self.slice(Self.even(20, of: 800), beat: nil))
    let slow = try #require(Self.slice(Self.even(20, of: 1040), beat: nil))
    let matching = try #require(PhaseMatching(reference))
    #expect(matching.match(slow) == nil)
  }

  /// After the last image the beat begins anew: 90 % of it is nearer to the next R wave than to 67 %.
  @Test func aBeatIsACircle() throws {
    let reference = try #require(Self.slice(Self.even(10)))
    let matching = try #require(PhaseMatching(reference))
    let other = try #require(Self.slice(Self.even(3)))
    let match = try #require(matching.match(other))
    // 500 ms is as far from the second as from the third.
    #expect(Array(match.frames[..<5]) == [0, 0, 1, 1, 1])
    #expect(Array(match.frames[6...]) == [2, 2, 2, 0])
  }

  @Test func prospectiveGatingGoesByTheClock() throws {
    let reference = try #require(
      Self.slice((0..<20).map { 40 * Double($0) }, gating: "PROSPECTIVE"))
    let other = try #require(Self.slice((0..<16).map { 50 * Double($0) }, gating: "PROSPECTIVE"))
    let match = try #require(PhaseMatching(reference)?.match(other))
    #expect(match.basis == .time)
    // 320 ms is nearer to 300 than to 350.
    #expect(match.frames[8] == 6)
    #expect(match.frames[19] == 15)
  }

  /// Images that are missing have the rhythm of the others.
  @Test func slicesOfTheSameRhythmNeedNoMatching() throws {
    let reference = try #require(Self.slice(Self.even(25)))
    let matching = try #require(PhaseMatching(reference))
    var times = Self.even(25)
    times.removeSubrange(7...8)
    let missing = try #require(Self.slice(times))
    #expect(matching.match(missing) == nil)
    let faster = try #require(Self.slice(Self.even(25, of: 900)))
    #expect(matching.match(faster) == nil)
  }

  /// A study of three slices, the last with other times.
  private static func study(_ usual: [Double], _ other: [Double], beat: Double) -> CineStudy {
    let slices = [usual, usual, other].enumerated().compactMap { index, times in
      let frames = times.enumerated().map { number, time in
        var header = DICOMHeader.synthetic(
          "/cohort/p/\(index)-\(number)", location: 10 * Double(index))
        header.triggerTime = time
        header.heartInterval = beat
        header.instanceNumber = number + 1
        header.cardiacNumberOfImages = times.count
        return header
      }
      return CineSlice(name: "p/\(index)", frames: frames)
    }
    return CineStudy(id: "p", slices: slices, root: URL(filePath: "/cohort"))
  }

  @Test func aSeriesSaysHowItsPhasesWereFound() throws {
    let series = try Curation().plan(Self.study(Self.even(25), Self.even(20), beat: 1000))
    #expect(series.size.w == 25)
    #expect(series.timeStep == 40)
    #expect(series.slices[2].framesByPhase[8] == 6)
    #expect(
      series.log.map(\.line) == [
        "p\tnumber of phases\tmatched by the share of the heartbeat\tp/2\t"
          + "20 images for 25 phases; moved by up to 20.0 ms"
      ])
    // More images than the usual number are matched as well, not cut off.
    let more = try Curation().plan(Self.study(Self.even(20), Self.even(30), beat: 1000))
    #expect(more.slices[2].framesByPhase[18] == 27)
    // The original's way: by number, the last image again.
    let legacy = try Curation(legacy: true).plan(
      Self.study(Self.even(25), Self.even(20), beat: 1000))
    #expect(legacy.slices[2].framesByPhase == Array(0..<20) + [19, 19, 19, 19, 19])
  }

  @Test func theTimeStepIsTheMedian() throws {
    // One late image in the first gap.
    let late = [0, 55, 80, 120, 160.0]
    let series = try Curation().plan(Self.study(late, late, beat: 1000))
    #expect(series.timeStep == 40)
    #expect(series.log.isEmpty)
    let slow = try Curation().plan(
      Self.study(Self.even(20, of: 800), Self.even(20, of: 900), beat: 800))
    #expect(slow.timeStep == 40)
    #expect(
      slow.log.map(\.line) == [
        "p\ttime step\tmedian of the slices\t\t40.0 ms; slices have 40.0 to 45.0 ms"
      ])
  }
}
