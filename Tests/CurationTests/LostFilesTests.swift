import CohortTerms
import Foundation
import NIfTI
import Testing

import ImagingTestSupport
@testable import Curation
@testable import DICOM
@testable import Imaging

/// Nothing is lost without a line in the log.
@Suite struct LostFilesTests {
  /// Slices of a patient, three where not said otherwise, all files in one folder under names that
  /// tell nothing.
  private static func flat(
    _ cohort: BowlCohort, slices: Int = 3, _ change: (Int, Int, inout TinyDICOM) -> Void
  ) throws -> CohortPatient {
    for slice in 1...slices {
      // The fourth and fifth follow the first.
      let place = slices > 3 ? [0, 0, 0, 1, 2][slice - 1] : slice
      try cohort.add("P", slice: slice, location: Double(8 * place), frames: 3) { frame, file in
        change(slice, frame, &file)
      }
    }
    let made = cohort.root.appending(path: "train/P/study")
    let place = cohort.root.appending(path: "P")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for (index, file) in FolderWalk(made).enumerated() {
      try FileManager.default.moveItem(at: file, to: place.appending(path: "\(index + 1).dcm"))
    }
    return CohortPatient(place, root: cohort.root)
  }

  private func curated(
    _ cohort: BowlCohort, _ patient: CohortPatient
  ) async throws -> (series: [CuratedSeries], log: [String]) {
    let output = cohort.root.appending(path: "out")
    var series: [CuratedSeries] = []
    try await CohortCuration(input: patient.places[0], output: output, jobs: 1).run {
      found, _, _ in series += found.series
    }
    let log = try String(contentsOf: output.appending(path: "conversion.log"), encoding: .utf8)
    return (series, log.split(separator: "\n").map(String.init))
  }

  /// Expects that of four slices the second is left out for its position and the third for its orientation.
  private func expectLoss(_ change: (Int, inout TinyDICOM) -> Void) async throws {
    let cohort = BowlCohort()
    let patient = try Self.flat(cohort, slices: 5) { slice, _, file in change(slice, &file) }
    let (series, log) = try await curated(cohort, patient)
    #expect(series.map(\.slices.count) == [3])
    #expect(
      log == [
        "P\tincomplete header\t3 images left out\t4.dcm\tposition missing or impossible",
        "P\tincomplete header\t3 images left out\t7.dcm\torientation missing or impossible",
      ])
  }

  @Test func imagesWithoutAPlaceAreTold() async throws {
    try await expectLoss { slice, file in
      if slice == 2 { file.elements[.imagePositionPatient] = nil }
      if slice == 3 { file.elements[.imageOrientationPatient] = nil }
    }
  }

  /// Axes without length, of another length, along each other or askew; a place beyond any room.
  @Test(arguments: [
    "0\\0\\0\\0\\0\\0", "2\\0\\0\\0\\2\\0", "1\\0\\0\\1\\0\\0", "1\\0\\0\\.7\\.7\\0",
  ])
  func whereNoImageCanLieIsNotBelieved(_ cosines: String) async throws {
    try await expectLoss { slice, file in
      if slice == 2 { file.text(.imagePositionPatient, "DS", "0\\1e300\\0") }
      if slice == 3 { file.text(.imageOrientationPatient, "DS", cosines) }
    }
  }

  /// A slope that would leave one value of all.
  @Test func aScaleThatCannotBeIsTold() async throws {
    let cohort = BowlCohort()
    let patient = try Self.flat(cohort) { slice, frame, file in
      if slice == 2 && frame == 3 { file.text(.rescaleSlope, "DS", "0") }
    }
    let (series, log) = try await curated(cohort, patient)
    #expect(
      log == [
        "P\tincomplete header\tscale passed over\t4.dcm\ta rescale slope or intercept that cannot be"
      ])
    let image = try NIfTIImage(contentsOf: cohort.root.appending(path: "out/P/sa.nii.gz"))
    #expect(series.map(\.size) == [SIMD4(6, 4, 3, 3)])
    #expect(image[0, 0, 1, 2] == 230)
  }

  @Test func aStudyWithoutACineBesideOneIsTold() async throws {
    let cohort = BowlCohort()
    let patient = try Self.flat(cohort) { slice, frame, file in
      if slice == 3 {
        file.text(.studyInstanceUID, "UI", "1.2.4")
        file.text(.imagePositionPatient, "DS", "0\\0\\\(frame)")
      }
    }
    let (series, log) = try await curated(cohort, patient)
    #expect(series.map(\.size.z) == [2])
    #expect(log == ["P\tno short axis\tstudy left out\t7.dcm\timages: 3"])
  }

  /// JPEG XL in all files of one slice, then in all: no image of zeros.
  @Test(arguments: [false, true]) func whatCannotBeDecodedIsLeftOut(all: Bool) async throws {
    let cohort = BowlCohort()
    let patient = try Self.flat(cohort) { slice, _, file in
      if all || slice == 1 { file.transferSyntax = "1.2.840.10008.1.2.4.110" }
    }
    let (series, log) = try await curated(cohort, patient)
    #expect(series.map(\.size.z) == (all ? [] : [2]))
    let lines = [
      "P\tunreadable file\t\(all ? 9 : 3) files left out\t1.dcm\t"
        + "the pixels are in JPEG XL, which this build cannot read"
    ]
    #expect(log == lines + (all ? ["P\tno short axis\tstudy left out\t\t"] : []))
    let output = cohort.root.appending(path: "out/P")
    #expect(FileManager.default.fileExists(atPath: output.path) == !all)
  }

  @Test func whereTheFirstImageIsDamagedTheNextStands() async throws {
    let cohort = BowlCohort()
    let patient = try Self.flat(cohort) { slice, frame, file in
      if slice == 2, frame == 1 { file.transferSyntax = "1.2.840.10008.1.2.4.90" }
    }
    let (_, log) = try await curated(cohort, patient)
    #expect(
      log == [
        "P\tunreadable file\tnext frame copied\t4.dcm\tthe pixels cannot be decoded "
          + "(malformed JP2 file format: first box must be JPEG 2000 signature box)"
      ])
    let image = try NIfTIImage(contentsOf: cohort.root.appending(path: "out/P/sa.nii.gz"))
    #expect((0..<3).map { image[0, 0, 1, $0] } == [220, 220, 230])
  }

  @Test func linksToNothingAreTold() async throws {
    let cohort = BowlCohort()
    let patient = try Self.flat(cohort) { _, _, _ in }
    try FileManager.default.createSymbolicLink(
      atPath: patient.places[0].appending(path: "10.dcm").path, withDestinationPath: "nowhere")
    let (_, log) = try await curated(cohort, patient)
    #expect(
      log == [
        "P\tunreadable file\tfile left out\t10.dcm\t"
          + "the file cannot be opened (no such file or directory)"
      ])
  }

  @Test func inTheBowlsLayoutWhatLiesElsewhereIsTold() async throws {
    let cohort = BowlCohort()
    try cohort.add("7", slice: 1, location: 0, frames: 3)
    let folder = cohort.root.appending(path: "train/7")
    for number in 1...2 {
      try FileManager.default.copyItem(
        at: folder.appending(path: "study/sax_1/IM-1001-0001.dcm"),
        to: folder.appending(path: "\(number).dcm"))
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "study/sax_2").path, withDestinationPath: "nowhere")
    let studies = try await CineStudy.read(CohortPatient(folder, root: cohort.root), jobs: 1)
    #expect(
      studies[0].log.map(\.line) == [
        "7\tunreadable file\tfile left out\ttrain/7/study/sax_2\t"
          + "the file cannot be opened (no such file or directory)",
        "7\tunexpected place\t2 files left out\ttrain/7/1.dcm\toutside of the folder study",
      ])
  }
}
