import CohortTerms
import Foundation
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// What the original, `dcm2nifti.py` of the published study, does; its own output gave the numbers.
@Suite struct LegacyTests {
  private static let legacy = Curation(legacy: true)
  private static func path(_ slice: Int) -> String { CurationTests.path(slice) }

  private static func spaced(_ said: [Double], by gap: Double) -> CineStudy {
    .synthetic(said.indices.map { Double($0) * gap }) { index, header in
      header.spacingBetweenSlices = said[index]
    }
  }

  @Test func itsWordsStandInLegacyAlone() throws {
    let study = Self.spaced([10, 10, 10], by: 6.68)
    #expect(
      try Self.legacy.outcome(study).log == [
        "slice spacing: empirical/metadata\tnone\t\t6.68 (empirical) vs 10.0 (metadata)"
      ])
    #expect(
      try Curation().outcome(study).log == [
        "slice spacing: metadata\tnone\t\tobserved values: [10.0]"
      ])
  }

  /// It tells of 0.1 mm; a millimetre is our own bound.
  @Test func aHeadersSpacingIsToldFromATenthOfAMillimetreOn() throws {
    let log = try Self.legacy.outcome(Self.spaced([8.2, 8.2, 8.2], by: 8)).log
    #expect(
      log == ["slice spacing: empirical/metadata\tnone\t\t8.0 (empirical) vs 8.2 (metadata)"])
    #expect(try Self.legacy.outcome(Self.spaced([8.05, 8.05, 8.05], by: 8)).log.isEmpty)
    #expect(try Curation().outcome(Self.spaced([8.2, 8.2, 8.2], by: 8)).log.isEmpty)
  }

  /// 506 of the published log; the second as numpy 1.26 prints it.
  @Test func severalSpacingsArePrintedAsNumpyDoes() throws {
    #expect(
      try Self.legacy.outcome(Self.spaced([4, 10, 10], by: 10)).log == [
        "slice spacing: metadata\tnone\t\tobserved values: [ 4. 10.]"
      ])
    #expect(
      try Self.legacy.outcome(Self.spaced([8, 8.8, 10.25], by: 10)).log == [
        "slice spacing: metadata\tnone\t\tobserved values: [ 8.    8.8  10.25]"
      ])
  }

  /// Ours keeps the larger half.
  @Test func ofAGapInTheMiddleTheUpperHalfStays() throws {
    let locations = [0.0, 10, 20, 30, 100, 110, 120]
    #expect(try Self.legacy.outcome(.synthetic(locations)).slices == [5, 6, 7])
    #expect(try Curation().outcome(.synthetic(locations)).slices == [1, 2, 3, 4])
  }

  /// `isclose(gap, spacing, atol=1)` adds a hundred thousandth of the spacing.
  @Test func theToleranceIsNumpys() throws {
    let near = try Self.legacy.outcome(.synthetic([0, 10, 20, 31.00005, 41.00005]))
    #expect(near.log.isEmpty)
    let far = try Self.legacy.outcome(.synthetic([0, 10, 20, 31.0002, 41.0002]))
    #expect(far.log.map { $0.split(separator: "\t").first } == ["slice spacing: special"])
  }

  @Test func theTimeStepIsThatOfTheFirstTwoImagesOfTheLastSlice() throws {
    var study = CineStudy.synthetic([0, 10, 20])
    study.slices[2].frames[0].triggerTime = 5
    study.slices[2].frames[1].triggerTime = 50
    #expect(try Self.legacy.plan(study).timeStep == 45)
    #expect(try Curation().plan(study).timeStep == 30)
  }

  /// Rounded cosines, here .707 and .707, are not of length 1; the angle does not depend on that.
  @Test func anglesAreThoseOfTheDirections() throws {
    let cosines = (cos(45 * Double.pi / 180), cos(75 * Double.pi / 180), sin(75 * Double.pi / 180))
    let study = CineStudy.synthetic([0, 10, 20]) { index, header in
      let row =
        index == 1 ? SIMD3(cosines.1, cosines.2, 0) : SIMD3(cosines.0, cosines.0, 0)
      header.orientation = ImageOrientation(row: row, column: SIMD3(0, 0, 1).cross(row))
    }
    let line = try #require(try Self.legacy.plan(study).log.first)
    #expect(line.problem == .rotation)
    let degrees = try #require(Double(line.extra.split(separator: " ")[0]))
    #expect(abs(degrees - 30) < 1e-9)
  }

  /// A copy is a slice like any other to it, whose lines come again.
  @Test func linesOfACopyComeAgain() throws {
    let study = CineStudy.synthetic([0, 10, 30, 40]) { index, header in
      if index == 1 { header.rows = 200 }
    }
    let log = try Self.legacy.outcome(study).log
    let size =
      "image size\tscaling/padding/cropping\t\(Self.path(2))\texpected: (256, 192), actual: (200, 192)"
    #expect(
      log == [
        "slice spacing: missing\tprevious slice copied\t\(Self.path(2))\texpected: 10.0, acutal: 20.0",
        size, size,
      ])
    #expect(try Curation().plan(study).log.count { $0.problem == .imageSize } == 1)
  }

  /// Its lines of a slice stand together, those of missing frames last.
  @Test func linesFollowTheSlices() throws {
    var study = CineStudy.synthetic([0, 10, 20, 30, 40]) { index, header in
      if index == 3 { header.rows = 200 }
    }
    study.slices[1].frames.removeLast()
    let problems = try Self.legacy.plan(study).log.map(\.problem)
    #expect(problems == [.missingFrame, .imageSize])
    let ours = try Curation().plan(study).log.map(\.problem)
    #expect(ours.first == .imageSize && ours.last == .missingFrame)
  }
}
