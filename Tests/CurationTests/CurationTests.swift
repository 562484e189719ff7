import CohortTerms
import Foundation
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

@Suite struct CurationTests {
  static func path(_ slice: Int) -> String { "1/study/sax_\(slice)/IM-\(slice)-0001.dcm" }

  @Test func aCleanStudyStaysAsItIs() throws {
    let series = try Curation().plan(.synthetic([20, 0, 10]))
    #expect(series.slices.map(\.location) == [0, 10, 20])
    #expect(series.log.isEmpty)
    #expect(series.size == SIMD4(192, 256, 3, 2))
    #expect(series.spacing == SIMD3(1.5, 1.5, 10))
    #expect(series.scaleFactor == 1)
    #expect(series.timeStep == 30)
    #expect(
      series.affine
        == Affine(
          i: SIMD3(-1.5, 0, 0), j: SIMD3(0, -1.5, 0), k: SIMD3(0, 0, 10), origin: SIMD3(100, 150, 0)
        ))
    #expect(series.slices.allSatisfy { $0.transform == PlaneTransform(size: SIMD2(256, 192)) })
  }

  @Test func slicesOfAnotherPlaneGo() throws {
    let outcome = try Curation().outcome(
      .synthetic([0, 10, 20, 30]) { index, header in
        if index == 1 {
          header.orientation = ImageOrientation(row: SIMD3(1, 0, 0), column: SIMD3(0, 0, 1))
        }
      })
    #expect(outcome.slices == [1, 1, 3, 4])
    #expect(
      outcome.log == [
        "orientation\tslice removed\t\(Self.path(2))\tangleBetweenNorms:90.0",
        "slice spacing: missing\tprevious slice copied\t\(Self.path(1))\texpected: 10.0, actual: 20.0",
      ])
  }

  @Test func oneOfTwoSlicesInOnePlaceGoes() throws {
    let outcome = try Curation().outcome(
      .synthetic([0, 10, 20, 10.5, 20]) { index, header in
        if index == 1 { header.seriesNumber = 9 }
      })
    // The later series stays; within a series the later name.
    #expect(outcome.slices == [1, 2, 5])
    #expect(
      outcome.log == [
        "collission\tslice removed\t\(Self.path(4))\t\(Self.path(2)) (10.5,10.0)",
        "collission\tslice removed\t\(Self.path(3))\t\(Self.path(5)) (20.0,20.0)",
      ])
  }

  @Test func namesAreTextInLegacyAndNumbersInOurs() throws {
    let locations = (0..<10).map { $0 == 9 ? 10 : Double($0 * 10) }
    // Slices 2 and 10 are in one place: 10 is the later number, and the earlier text.
    #expect(try Curation().outcome(.synthetic(locations)).slices == [1, 10, 3, 4, 5, 6, 7, 8, 9])
    #expect(
      try Curation(legacy: true).outcome(.synthetic(locations)).slices
        == [1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  /// 755: one slice far away, in the upper or in the lower half.
  @Test func outliers() throws {
    let upper = try Curation().outcome(.synthetic([0, 10, 20, 81.5]))
    #expect(upper.slices == [1, 2, 3])
    #expect(
      upper.log == [
        "slice spacing: outlier\tslice removed\t\(Self.path(4))\texpected: 10.0, actual: 61.5"
      ])
    #expect(try Curation().outcome(.synthetic([-60, 10, 20, 30, 40])).slices == [2, 3, 4, 5])
  }

  /// 611: a second stack behind a gap goes slice by slice.
  @Test func aSecondStackGoesSliceBySlice() throws {
    let outcome = try Curation().outcome(
      .synthetic([0, 6, 12, 18, 50, 60, 70, 80, 90, 100, 110]))
    #expect(outcome.slices == [5, 6, 7, 8, 9, 10, 11])
    #expect(
      outcome.log.map { $0.split(separator: " ").last ?? "" } == ["32.0", "38.0", "44.0", "50.0"])
  }

  /// 942, and 506 where two slices stand between.
  @Test func interspersedSlices() throws {
    let one = try Curation().outcome(.synthetic([0, 10, 14, 20, 30, 40]))
    #expect(one.slices == [1, 2, 4, 5, 6])
    #expect(
      one.log == [
        "slice spacing: interspersed\tslice removed\t\(Self.path(3))\texpected: 10.0, actual: 4.0 and 6.0"
      ])
    let two = try Curation().outcome(.synthetic([0, 10, 13, 17, 20, 30, 40]))
    #expect(two.slices == [1, 2, 5, 6, 7])
    #expect(
      two.log == [
        "slice spacing: interspersed\tslice removed\t\(Self.path(3))\texpected: 10.0, actual: 3.0 and 4.0",
        "slice spacing: interspersed\tslice removed\t\(Self.path(4))\texpected: 10.0, actual: 4.0 and 3.0",
      ])
  }

  @Test func uneventfulEndsGo() throws {
    let top = try Curation().outcome(.synthetic([0, 6, 16, 26]))
    #expect(top.slices == [2, 3, 4])
    #expect(
      top.log == ["slice spacing: top\tslice removed\t\(Self.path(1))\texpected: 10.0, actual: 6.0"]
    )
    let bottom = try Curation().outcome(.synthetic([0, 10, 20, 23]))
    #expect(bottom.slices == [1, 2, 3])
    #expect(
      bottom.log == [
        "slice spacing: bottom\tslice removed\t\(Self.path(4))\texpected: 10.0, actual: 3.0"
      ])
  }

  /// 1113 and 945.
  @Test func whatRemainsIsReported() throws {
    let outcome = try Curation().outcome(.synthetic([0, 10, 25, 35, 50, 60]))
    #expect(outcome.slices == [1, 2, 3, 4, 5, 6])
    #expect(
      outcome.log == [
        "slice spacing: special\tnone\t\(Self.path(2))\texpected: 10.0, actual: 15.0, next slices: \(Self.path(3))",
        "slice spacing: special\tnone\t\(Self.path(4))\texpected: 10.0, actual: 15.0, next slices: \(Self.path(5))",
      ])
  }

  @Test func headersThatSayAnotherSpacingAreReported() throws {
    let outcome = try Curation().outcome(
      .synthetic([0, 10, 20]) { index, header in
        header.spacingBetweenSlices = index == 0 ? 4 : 10
      })
    #expect(outcome.log == ["slice spacing: metadata\tnone\t\tobserved values: [4.0, 10.0]"])
  }

  /// 870: 448 rows and 336 columns become 256 and 192.
  @Test func largeMatricesAreScaled() throws {
    let series = try Curation().plan(
      .synthetic([0, 10, 20]) { _, header in
        (header.rows, header.columns) = (448, 336)
        header.pixelSpacing = SIMD2(0.74776786565781, 0.74776786565781)
      })
    #expect(series.size == SIMD4(192, 256, 3, 2))
    #expect(series.scaleFactor == 0.5714285714285714)
    #expect(series.spacing == SIMD3(1.3085937649011674, 1.3085937649011674, 10))
    #expect(
      series.log.map(\.line) == [
        "1\timage size >256\tscaled\t\t(336,448) scaling down with factor: 0.5714285714285714"
      ])
    #expect(series.slices[0].transform.resized == SIMD2(256, 192))
  }

  @Test func otherMatricesAndResolutionsAreBroughtToTheUsual() throws {
    let series = try Curation().plan(
      .synthetic([0, 10, 20]) { index, header in
        if index == 1 {
          (header.rows, header.columns) = (192, 128)
          header.pixelSpacing = SIMD2(2.25, 2.25)
        }
      })
    #expect(
      series.log.map(\.line) == [
        "1\tpixel spacing\tscaling/padding/cropping\t\(Self.path(2))\texpected: (1.5, 1.5), actual: (2.25, 2.25)",
        "1\timage size\tscaling/padding/cropping\t\(Self.path(2))\texpected: (256, 192), actual: (192, 128)",
        // With the same first pixel its larger field of view reaches further down.
        "1\tin-plane shift\tmoved\t\(Self.path(2))\t0 pixels to the right, 16 down",
      ])
    #expect(series.slices[1].transform.resized == SIMD2(288, 192))
    #expect(series.slices[1].transform.size == SIMD2(256, 192))
  }

  /// Turned slices are brought back with the sign of their angle; the original took the angle without it.
  @Test(arguments: [30.0, -30.0])
  func turnedSlicesAreTurnedBack(_ degrees: Double) throws {
    let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let study = CineStudy.synthetic([0, 10, 20]) { index, header in
      if index == 1 {
        let turned = ImageOrientation(
          row: SIMD3(cosine, sine, 0), column: SIMD3(-sine, cosine, 0))
        // About the middle.
        header.position? += SIMD3(143.25, 191.25, 0) - turned.row * 143.25 - turned.column * 191.25
        header.orientation = turned
      }
    }
    let ours = try Curation().plan(study)
    let turn = try #require(ours.slices[1].transform.rotation)
    // One column to the right is the direction (1, 0, 0), in the slice's own axes.
    #expect(abs(turn.column.x - cosine) + abs(turn.column.y + sine) < 1e-12)
    #expect(abs(turn.row.x - sine) + abs(turn.row.y - cosine) < 1e-12)
    #expect(ours.log.count == 1)
    let extra = try #require(Double(ours.log[0].extra.split(separator: " ")[0]))
    #expect(abs(extra - degrees) < 1e-9)

    let legacy = try Curation(legacy: true).plan(study)
    let unsigned = try #require(legacy.slices[1].transform.rotation)
    let theirs = try #require(Double(legacy.log[0].extra.split(separator: " ")[0]))
    #expect(abs(theirs - 30) < 1e-9)
    #expect(abs(unsigned.row.x - 0.5) < 1e-12)
  }

  @Test func missingFramesAreNoted() throws {
    var study = CineStudy.synthetic([0, 10, 20])
    study.slices[1].frames.removeLast()
    let series = try Curation().plan(study)
    #expect(series.size.w == 2)
    #expect(
      series.log.map(\.line) == [
        "1\tmissing frame\tprevious frame copied\t\(Self.path(2))\tframe: 1"
      ])
  }

  /// Phases that no slice has even half of are not made up.
  @Test func aHeaderThatClaimsTooManyPhasesIsNotBelieved() throws {
    let study = CineStudy.synthetic([0, 10, 20]) { _, header in
      header.cardiacNumberOfImages = 999
    }
    let series = try Curation().plan(study)
    #expect(series.size.w == 2)
    #expect(
      series.log.map(\.line) == [
        "1\tnumber of phases\timages counted\t\t"
          + "the headers say 999 phases, but no slice has more than 2 images"
      ])
    #expect(try Curation(legacy: true).plan(study).size.w == 999)
  }

  @Test func theTimeStepIsThatOfASliceThatHasOne() throws {
    var study = CineStudy.synthetic([0, 10])
    study.slices[0].frames.removeLast()
    #expect(try Curation().plan(study).timeStep == 30)
  }

  @Test func withoutTriggerTimesTheTimeStepIsWhatElseIsKnown() throws {
    func planned(_ change: (inout DICOMHeader) -> Void) throws -> (Double, [String]) {
      var study = CineStudy.synthetic([0, 10])
      for slice in study.slices.indices {
        for frame in study.slices[slice].frames.indices {
          study.slices[slice].frames[frame].triggerTime = nil
          change(&study.slices[slice].frames[frame])
        }
        study.slices[slice].header = study.slices[slice].frames[0]
      }
      let series = try Curation().plan(study)
      return (series.timeStep, series.log.map(\.line))
    }
    #expect(
      try planned { _ in } == (
        0, ["1\ttime step\t0\t\tno trigger times, no frame time or heart interval"]
      ))
    #expect(
      try planned { $0.heartInterval = 900 } == (
        450,
        [
          "1\ttime step\theart interval over phases\t\tno trigger times; 900.0 ms in 2 phases"
        ]
      ))
    #expect(
      try planned { $0.frameTime = 40 } == (
        40,
        ["1\ttime step\tframe time\t\tno trigger times; the header says 40.0 ms per frame"]
      ))
  }

  /// Files of one slice by number, with their trigger times; `missing` are not there.
  private static func slice(_ missing: Set<Int>, bowl: Bool) -> CineSlice? {
    let frames = (1...6).filter { !missing.contains($0) }.map { number in
      var header = DICOMHeader.synthetic(
        bowl ? "/c/1/study/sax_1/IM-1-000\(number).dcm" : "/c/1/\(number).dcm", location: 0)
      header.triggerTime = bowl ? nil : Double(number) * 30
      return header
    }
    return CineSlice(name: "1", frames: frames)
  }

  /// Numbers of files and, where they tell nothing, trigger times say where a frame is missing; the original appended copies.
  @Test(arguments: [true, false])
  func aMissingFrameIsMissingWhereItWas(bowl: Bool) throws {
    let slice = try #require(Self.slice([3, 6], bowl: bowl))
    let found = slice.framesByPhase(6, legacy: false)
    #expect(found == [0, 1, 1, 2, 3, 3])
    #expect(slice.missingPhases(found) == [2, 5])
    #expect(slice.framesByPhase(6, legacy: true) == [0, 1, 2, 3, 3, 3])
    let whole = try #require(Self.slice([], bowl: bowl))
    #expect(whole.framesByPhase(6, legacy: false) == [0, 1, 2, 3, 4, 5])
    #expect(whole.framesByPhase(4, legacy: false) == [0, 1, 2, 3])
  }

  @Test func whereTheFirstFrameIsMissingTheNextStandsThere() throws {
    let slice = try #require(Self.slice([1], bowl: true))
    #expect(slice.framesByPhase(6, legacy: false) == [0, 0, 1, 2, 3, 4])
  }

  /// Where no two gaps are alike the usual one is the median, not the smallest, which the original takes.
  @Test func gapsThatAllDifferHaveAMedian() throws {
    let study = CineStudy.synthetic([0, 9.7, 19.75, 29.74, 40.04])
    #expect(try Curation().plan(study).spacing.z == 9.99)
    #expect(try Curation(legacy: true).plan(study).spacing.z == 9.7)
  }

  /// A gap of exactly 2.5 spacings is none that is larger, whatever the last bits of the positions.
  @Test func theLastBitsOfPositionsDecideNothing() throws {
    let locations = [0.0, 8.1, 16.2, 24.3, 32.4, 52.65, 60.75].map { $0 + 1e-9 * ($0 > 40 ? 1 : 0) }
    let outcome = try Curation().outcome(.synthetic(locations))
    #expect(outcome.slices.count == 7)
  }

  @Test func oneSliceHasASensibleDistance() throws {
    let series = try Curation().plan(
      .synthetic([0]) { _, header in
        header.spacingBetweenSlices = 0
        header.sliceThickness = 8
      })
    #expect(series.spacing.z == 8)
  }

  /// GE's SliceLocation is counted along an axis of the patient; the original believed it.
  @Test func locationsAreAlongTheNormal() throws {
    let study = CineStudy.synthetic([0, 8, 16]) { _, header in
      header.position = SIMD3(-100, -150, -(header.sliceLocation ?? 0) * 1.25)
    }
    let ours = try Curation().plan(study)
    #expect(ours.slices.map(\.location) == [-20, -10, 0])
    #expect(ours.spacing.z == 10)
    #expect(ours.affine(SIMD3(0, 0, 2)).z == 0)
    let legacy = try Curation(legacy: true).plan(study)
    #expect(legacy.slices.map(\.location) == [0, 8, 16])
    #expect(legacy.spacing.z == 8)
  }

  @Test func scalingKeepsTheCentreInItsPlace() throws {
    let series = try Curation().plan(
      .synthetic([0, 10]) { _, header in (header.rows, header.columns) = (512, 384) })
    let header = try #require(series.slices.first?.source.header)
    let center = SIMD3(
      -100 + 1.5 * Double(header.columns - 1) / 2, -150 + 1.5 * Double(header.rows - 1) / 2, 0)
    let ours = series.affine(SIMD3(Double(series.size.x - 1) / 2, Double(series.size.y - 1) / 2, 0))
    #expect((ours - center * SIMD3(-1, -1, 1)).length < 1e-9)
  }

  @Test func incompleteHeadersAreLeftOut() throws {
    let outcome = try Curation().outcome(
      .synthetic([0, 10, 20, 30]) { index, header in if index == 3 { header.position = nil } })
    #expect(outcome.slices == [1, 2, 3])
    #expect(
      outcome.log == [
        "incomplete header\tslice removed\t\(Self.path(4))\tplace, orientation or pixel spacing is missing or cannot be"
      ])
    #expect(throws: CurationError.noSlices("1", [])) { try Curation().plan(.synthetic([])) }
  }

  @Test func secondAcquisitionsAreFoundAndCanBeSplit() throws {
    let study = CineStudy.synthetic([0, 10, 20, 0, 10, 20]) { index, header in
      header.seriesUID = "1.\(index)"
      header.seriesNumber = index
    }
    let ours = try Curation().plan(study)
    #expect(
      ours.log.first?.line
        == "1\trepeated measurement\tnone\t\(Self.path(4))\t3 of 3 places more than once")
    #expect(ours.log.count == 4)
    #expect(try Curation(legacy: true).plan(study).log.count == 3)

    // Named are those of the second acquisition, or those of the first.
    for (numbers, part) in [(4...6, .second), (1...3, .first)] as [(_, StudySplit.Part)] {
      let parts = study.parted(StudySplit(folders: Set(numbers.map { "sax_\($0)" }), part: part))
      #expect(parts.map(\.id) == ["1_a", "1_b"])
      for part in parts { #expect(try Curation().plan(part).log.isEmpty) }
      #expect(parts[1].slices.map(\.name) == [Self.path(4), Self.path(5), Self.path(6)])
    }
  }

  /// Each end is judged by itself, whatever else is uneven.
  @Test func endsAreTakenOffBesideAnotherGap() throws {
    let outcome = try Curation().outcome(.synthetic([0, 10, 20, 33, 43, 53, 67]))
    #expect(outcome.slices == [1, 2, 3, 4, 5, 6])
    #expect(
      outcome.log.map { $0.split(separator: "\t").first } == [
        "slice spacing: bottom", "slice spacing: special",
      ])
  }
}
