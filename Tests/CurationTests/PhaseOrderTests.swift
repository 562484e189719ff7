import CohortTerms
import Foundation
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// What tells the order of a slice's images, and to which measurement they belong.
@Suite struct PhaseOrderTests {
  /// Images 1, 2, ... that `change` gives their times.
  private static func frames(
    _ count: Int, _ change: (Int, inout DICOMHeader) -> Void
  ) -> [DICOMHeader] {
    (1...count).map { number in
      var header = DICOMHeader.synthetic("/cohort/p/\(number)", location: 0)
      header.cardiacNumberOfImages = nil
      change(number, &header)
      return header
    }
  }

  private static func numbers(_ frames: [DICOMHeader]) -> [Int] {
    frames.compactMap { Int($0.path.split(separator: "/").last ?? "") }
  }

  private static let fields: [WritableKeyPath<DICOMHeader, Double?> & Sendable] = [
    \.triggerTime, \.cyclePercentage, \.acquisitionTime, \.contentTime,
  ]

  @Test(arguments: fields.indices) func anyTimeTellsTheOrder(_ field: Int) throws {
    let frames = Self.frames(6) { number, header in
      header[keyPath: Self.fields[field]] = Double(100 - 7 * number)
      header.instanceNumber = 1
    }
    let slice = try #require(CineSlice(name: "p", frames: frames))
    #expect(Self.numbers(slice.frames) == [6, 5, 4, 3, 2, 1])
  }

  /// The last images of a slice that was acquired at 23:59:59.8 have small times.
  @Test func aDayEndsWithinASlice() throws {
    let frames = Self.frames(8) { number, header in
      header.acquisitionTime = (86_399.8 + 0.04 * Double(number)).truncatingRemainder(
        dividingBy: 86_400)
      header.instanceNumber = 1
    }
    let slice = try #require(CineSlice(name: "p", frames: frames.reversed()))
    #expect(Self.numbers(slice.frames) == Array(1...8))
  }

  @Test func temporalPositionsComeBeforeNumbers() throws {
    let frames = Self.frames(5) { number, header in
      header.temporalPosition = 6 - number
      header.instanceNumber = number
    }
    #expect(PhaseOrder(of: frames) == .temporalPosition)
    let slice = try #require(CineSlice(name: "p", frames: frames))
    #expect(Self.numbers(slice.frames) == [5, 4, 3, 2, 1])
  }

  /// As where all trigger times are 0, or all numbers 1.
  @Test func whatIsAlikeIsNoOrder() {
    let frames = Self.frames(5) { number, header in
      header.triggerTime = 0
      header.temporalPosition = 1
      header.instanceNumber = number == 5 ? 1 : number
    }
    #expect(PhaseOrder(of: frames) == nil)
    #expect(CineSlice(name: "p", frames: frames)?.frames == frames)
  }

  @Test func ordersThatDisagreeAreTold() throws {
    let slices = (0..<3).compactMap { place in
      CineSlice(
        name: "p/\(place)",
        frames: Self.frames(5) { number, header in
          header.path += "-\(place)"
          header.position = SIMD3(-100, -150, 10 * Double(place))
          header.triggerTime = 30 * Double(number)
          header.temporalPosition = place == 0 ? number : 6 - number
        })
    }
    let study = CineStudy(id: "p", slices: slices, root: URL(filePath: "/cohort"))
    #expect(
      try Curation().plan(study).log.map(\.line) == [
        "p\torder of phases\tkept\tp/1\t"
          + "in the order of the trigger times, not of the temporal positions, in 2 slices"
      ])
  }

  /// Twice 17 images of a beat of 850 ms, the second time 20 ms later.
  @Test func heartbeatsAreNotInterleaved() throws {
    let frames = Self.frames(34) { number, header in
      header.triggerTime = Double(number > 17 ? 50 * (number - 18) + 20 : 50 * (number - 1))
      header.instanceNumber = number
    }
    let measurements = try #require(Measurements(of: frames))
    #expect(measurements.kind == .heartbeat)
    #expect(Self.numbers(measurements.best(usual: 17)) == Array(1...17))
  }

  @Test func aSecondAcquisitionIsTakenWhole() throws {
    let frames = Self.frames(40) { number, header in
      let again = number > 20
      header.triggerTime = again ? 44 * Double(number - 21) : 40 * Double(number - 1)
      header.acquisitionNumber = again ? 12 : 4
      header.instanceNumber = 1
    }
    let measurements = try #require(Measurements(of: frames))
    #expect(measurements.kind == .acquisition)
    #expect(Self.numbers(measurements.best(usual: 20)) == Array(21...40))
  }

  /// Even phases first, then the odd ones: together they are even.
  @Test func halvesOfOneCineAreOneMeasurement() {
    let frames = Self.frames(20) { number, header in
      header.triggerTime = number > 10 ? 80 * Double(number - 11) + 40 : 80 * Double(number - 1)
      header.acquisitionNumber = number > 10 ? 2 : 1
      header.instanceNumber = number
    }
    #expect(Measurements(of: frames) == nil)
  }
}
