import CohortTerms
import Foundation
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// How many phases a series has, and which image stands at each.
@Suite struct PhaseTests {
  /// Four slices 10 mm apart, of images at these times in ms; the headers say `said` phases.
  private static func study(
    _ times: [[Double?]], said: Int?, _ change: (Int, inout DICOMHeader) -> Void = { _, _ in }
  ) -> CineStudy {
    let slices = times.enumerated().compactMap { index, times in
      let name = "p/\(index + 1)"
      let frames = times.enumerated().map { number, time in
        var header = DICOMHeader.synthetic(
          "/cohort/\(name)-\(number)", location: Double(10 * index))
        header.triggerTime = time
        header.instanceNumber = number + 1
        header.cardiacNumberOfImages = said
        change(index, &header)
        return header
      }
      return CineSlice(name: name, frames: frames)
    }
    return CineStudy(id: "p", slices: slices, root: URL(filePath: "/cohort"))
  }

  private static func even(_ count: Int) -> [Double?] { (0..<count).map { Double($0) * 40 } }

  private static func outcome(
    _ study: CineStudy
  ) throws -> (phases: Int, frames: [[Int]], log: [String]) {
    let series = try Curation().plan(study)
    return (
      series.size.w, series.slices.map(\.framesByPhase),
      series.log.map { String($0.line.dropFirst(2)) }
    )
  }

  @Test(arguments: [1, 4]) func headersThatSayFewerPhasesThanThereAre(said: Int) throws {
    let outcome = try Self.outcome(
      Self.study([Self.even(6), Self.even(6), Self.even(6)], said: said))
    #expect(outcome.phases == 6)
    #expect(
      outcome.log == [
        "number of phases\timages counted\t\tthe headers say \(said) phases, but slices have 6 images"
      ])
  }

  /// The numbers of the second slice's images are as far apart as numbers can be.
  @Test func numbersThatAreFarApartAreNoPlaces() throws {
    let none = [Double?](repeating: nil, count: 6)
    let outcome = try Self.outcome(
      Self.study([none, Array(none.dropLast(2)), none], said: 6) { slice, header in
        if slice == 1, let number = header.instanceNumber {
          header.instanceNumber = [1, 2, 3, -9_000_000_000_000_000_000][number - 1]
        }
      })
    #expect(outcome.phases == 6)
    #expect(outcome.frames[1] == [0, 1, 2, 3, 3, 3])
  }

  @Test func aSecondHeartBeatIsLeftOut() throws {
    let twice = Self.even(5) + Self.even(5)
    let study = Self.study([Self.even(5), twice, Self.even(5)], said: 5)
    let outcome = try Self.outcome(study)
    #expect(outcome.frames[1] == [0, 1, 2, 3, 4])
    let kept = try Curation().plan(study).slices[1].source.frames
    #expect(kept.map(\.instanceNumber) == [1, 2, 3, 4, 5])
    #expect(
      outcome.log == [
        "repeated measurement\t5 images left out\tp/2\tof other heartbeats"
      ])
  }

  @Test func aSecondHeartBeatSomewhatLaterIsLeftOut() throws {
    let later = Self.even(5) + Self.even(5).map { $0.map { $0 + 3 } }
    let study = Self.study([Self.even(5), later, Self.even(5)], said: 5)
    let series = try Curation().plan(study)
    #expect(series.slices[1].source.frames.map(\.instanceNumber) == [1, 2, 3, 4, 5])
    #expect(
      series.log.map(\.line) == [
        "p\trepeated measurement\t5 images left out\tp/2\tof other heartbeats"
      ])
  }

  @Test func aStillImageGivesWayToACine() throws {
    // The later series, as a repeated acquisition is, but of one image: an image of a scar.
    let study = Self.study([Self.even(5), Self.even(5), Self.even(5), [0]], said: nil) {
      index, header in
      if index == 3 {
        header.seriesNumber = 9
        header.position = SIMD3(-100, -150, 10)
      }
    }
    let outcome = try Self.outcome(study)
    #expect(outcome.frames.map(\.count) == [5, 5, 5])
    #expect(
      outcome.log == [
        "number of phases\tslice removed\tp/4\tone image, where others have 5"
      ])
  }

  @Test func aSliceOfManyMoreImagesGivesWayToACine() throws {
    // Perfusion: more images, each of its own beat.
    let study = Self.study(
      [Self.even(5), Self.even(5), Self.even(5), Array(repeating: 500, count: 20)], said: nil
    ) { index, header in
      if index == 3 {
        header.seriesNumber = 9
        header.position = SIMD3(-100, -150, 10)
      }
    }
    let outcome = try Self.outcome(study)
    #expect(outcome.frames.map(\.count) == [5, 5, 5])
    #expect(outcome.log == ["collission\tslice removed\tp/4\tp/2 (10.0,10.0)"])
  }

  @Test func numbersTellWhichImageIsMissing() throws {
    var study = Self.study(
      [Array(repeating: nil, count: 4), Array(repeating: nil, count: 5)], said: 5)
    for (index, number) in [1, 2, 4, 5].enumerated() {
      study.slices[0].frames[index].instanceNumber = 30 + number
    }
    #expect(try Self.outcome(study).frames == [[0, 1, 1, 2, 3], [0, 1, 2, 3, 4]])
  }

  @Test func timesThatAreAllTheSameAreNone() throws {
    let zeros: [Double?] = [0, 0, 0]
    let study = Self.study([zeros, zeros], said: 3) { _, header in header.frameTime = 40 }
    let series = try Curation().plan(study)
    #expect(series.timeStep == 40)
    #expect(
      series.log.map(\.line) == [
        "p\ttime step\tframe time\t\tall trigger times alike; the header says 40.0 ms per frame"
      ])
  }
}
