import CohortTerms
import Foundation
import ImagingTestSupport
import NIfTI
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

@Suite struct BowlCohortTests {
  /// Three slices and a gap, a damaged file, a missing frame, a long-axis view, a note beside the images.
  static func cohort() throws -> BowlCohort {
    let cohort = BowlCohort()
    for (slice, location) in [(3, 0.0), (10, 8), (4, 24)] {
      try cohort.add("7", slice: slice, location: location, frames: slice == 10 ? 2 : 3)
    }
    try cohort.add("7", slice: 1, location: 0, frames: 3, folder: "2ch")
    let damaged = cohort.root.appending(path: "train/7/study/sax_4/IM-1004-0002.dcm")
    try Data(contentsOf: damaged).dropLast(8).write(to: damaged)
    try Data("see me".utf8).write(to: cohort.root.appending(path: "train/7/study/sax_3/note.txt"))
    try cohort.add("12", slice: 1, location: 0, frames: 3)
    return cohort
  }

  @Test func patientsAreTheFoldersOfStudies() throws {
    let cohort = try Self.cohort()
    #expect(try CohortFolder(cohort.root).patients.map(\.name) == ["7", "12"])
  }

  @Test func aStudyBecomesOneImage() async throws {
    let cohort = try Self.cohort()
    let patient = try CohortFolder(cohort.root).patients[0]
    let studies = try await CineStudy.read(patient, jobs: 2)
    #expect(studies.map(\.id) == ["7"])
    #expect(studies[0].slices.map(\.frames.count) == [3, 3, 2])
    let series = try Curation().plan(studies[0])
    #expect(series.size == SIMD4(6, 4, 4, 3))
    #expect(series.timeStep == 40)
    let url = cohort.root.appending(path: "sa.nii")
    let turned = cohort.root.appending(path: "sa_rot90.nii.gz")
    let log = series.log + (try series.write(to: url, turned: turned))
    #expect(
      log.map(\.line) == [
        "7\tslice spacing: missing\tprevious slice copied\ttrain/7/study/sax_10/IM-1010-0001.dcm\t"
          + "expected: 8.0, actual: 16.0",
        "7\tmissing frame\tprevious frame copied\ttrain/7/study/sax_10/IM-1010-0002.dcm\tframe: 2",
        "7\tunreadable file\tprevious frame copied\ttrain/7/study/sax_4/IM-1004-0002.dcm\t"
          + "the file is damaged or cut short (invalid stream)",
      ])

    let image = try NIfTIImage(contentsOf: url)
    #expect((0..<4).map { image[0, 0, $0, 0] } == [310, 1010, 1010, 410])
    #expect((0..<4).map { image[5, 3, $0, 1] } == [325, 1025, 1025, 415])
    #expect((0..<4).map { image[2, 1, $0, 2] } == [332, 1022, 1022, 432])
    #expect(image.header.affine(SIMD3(0, 0, 1)) == SIMD3(-10, -20, 8))

    // The turned version shows the same places.
    let other = try NIfTIImage(contentsOf: turned)
    #expect(other.header.size == SIMD4(4, 6, 4, 3))
    for (x, y) in [(0, 0), (5, 3), (2, 1)] {
      let voxel = SIMD3(Double(y), 5 - Double(x), 2)
      #expect(other[y, 5 - x, 2, 1] == image[x, y, 2, 1])
      #expect(
        other.header.affine(voxel) == image.header.affine(SIMD3(Double(x), Double(y), 2)))
    }
  }

  @Test func aCohortBecomesAFolderOfImages() async throws {
    let cohort = try Self.cohort()
    // A patient without any image.
    try cohort.add("9", slice: 1, location: 0, frames: 0)
    let output = cohort.root.appending(path: "out")
    var seen: [String] = []
    try await CohortCuration(
      input: cohort.root.appending(path: "train"), output: output, jobs: 2
    ).run { patient, done, count in seen.append("\(patient.name) \(done)/\(count)") }
    #expect(seen == ["7 1/3", "9 2/3", "12 3/3"])
    let log = try String(contentsOf: output.appending(path: "conversion.log"), encoding: .utf8)
    let lines = log.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("7\tslice spacing: missing\tprevious slice copied\t7/study/sax_10/"))
    #expect(lines[3] == "9\tno short axis\tstudy left out\t\t")
    #expect(
      try String(
        contentsOf: output.appending(path: "patient_dimensions.tsv"), encoding: .utf8)
          == """
          pid\tX\tY\tpixelSpacingX\tpixelSpacingY\tsliceSpacing\tscaleFactor
          7\t6\t4\t1.5\t1.5\t8.0\t1.0
          12\t6\t4\t1.5\t1.5\t1.0\t1.0

          """)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: output.path).sorted()
        == [
          "12", "12_rot90", "7", "7_rot90", "conversion.log", "dicom_metadata.tsv.xz",
          "patient_dimensions.tsv",
        ])
    let image = try NIfTIImage(contentsOf: output.appending(path: "12_rot90/sa.nii.gz"))
    #expect(image.header.size == SIMD4(4, 6, 1, 3))
  }

  @Test func twoPatientsOfOneNameAreRefused() async throws {
    let cohort = try Self.cohort()
    try FileManager.default.createDirectory(
      at: cohort.root.appending(path: "validate/7/study"), withIntermediateDirectories: true)
    let output = cohort.root.appending(path: "out")
    let error = await #expect(throws: FileError.self) {
      try await CohortCuration(input: cohort.root, output: output, jobs: 2).run()
    }
    #expect(
      error?.reason.hasSuffix(
        "train/7 has the same name; rename one of them, or curate them apart") == true)
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test func anImageOfAnotherNameAmongTheShortAxisIsTold() async throws {
    let cohort = try Self.cohort()
    let folder = cohort.root.appending(path: "train/12/study/sax_1")
    try FileManager.default.copyItem(
      at: folder.appending(path: "IM-1001-0001.dcm"), to: folder.appending(path: "copy.dcm"))
    let studies = try await CineStudy.read(
      CohortPatient(cohort.root.appending(path: "train/12"), root: cohort.root), jobs: 1)
    #expect(
      studies[0].log.map(\.line) == [
        "12\tunreadable file\tfile left out\ttrain/12/study/sax_1/copy.dcm\t"
          + "its name is not IM-<series>-<frame>.dcm"
      ])
  }

  @Test func aFolderCalledStudyMayHoldAnyLayout() async throws {
    let cohort = try Self.cohort()
    let study = cohort.root.appending(path: "train/7/study")
    for (number, name) in ["sax_3", "sax_4", "sax_10"].enumerated() {
      try FileManager.default.moveItem(
        at: study.appending(path: name), to: study.appending(path: "series\(number)"))
    }
    let studies = try await CineStudy.read(
      CohortPatient(cohort.root.appending(path: "train/7"), root: cohort.root), jobs: 1)
    // Geometry tells the slices, and the long axis here is no other plane.
    #expect(studies.map(\.slices.count) == [4])
  }

  @Test(arguments: ["IM-1001-000", ""]) func imagesMayBeCalledOtherwise(_ name: String) async throws
  {
    let cohort = BowlCohort()
    for slice in 1...2 {
      try cohort.add("7", slice: slice, location: Double(8 * slice), frames: 3)
      let folder = cohort.root.appending(path: "train/7/study/sax_\(slice)")
      for frame in 1...3 {
        try FileManager.default.moveItem(
          at: folder.appending(path: "IM-\(1000 + slice)-000\(frame).dcm"),
          to: folder.appending(path: "\(name)\(frame).DCM"))
      }
    }
    let studies = try await CineStudy.read(CohortFolder(cohort.root).patients[0], jobs: 1)
    #expect(studies.map(\.id) == ["7"])
    #expect(studies[0].slices.map(\.frames.count) == [3, 3])
    #expect(studies[0].log.isEmpty)
  }

  /// The second of three images is 30 mm away in one slice, and turned in another; a millimetre is no matter.
  @Test func imagesOfAnotherPlaceAreNotInTheSlice() async throws {
    let cohort = BowlCohort()
    for slice in 1...3 {
      try cohort.add("7", slice: slice, location: Double(8 * slice), frames: 3) { frame, file in
        switch (slice, frame) {
        case (1, 2): file.text(.imagePositionPatient, "DS", "10\\20\\38")
        case (2, 1): file.text(.imageOrientationPatient, "DS", "0\\1\\0\\-1\\0\\0")
        case (3, 3): file.text(.imagePositionPatient, "DS", "10\\20\\24.9")
        default: break
        }
      }
    }
    let studies = try await CineStudy.read(CohortFolder(cohort.root).patients[0], jobs: 1)
    #expect(studies[0].slices.map(\.frames.count) == [2, 2, 3])
    let series = try Curation().plan(studies[0])
    #expect(series.size == SIMD4(6, 4, 3, 3))
    #expect(
      series.log.map(\.line) == [
        "7\tstray frame\tframe left out\ttrain/7/study/sax_1/IM-1001-0002.dcm\t"
          + "30.0 mm from the others of its slice",
        "7\tstray frame\tframe left out\ttrain/7/study/sax_2/IM-1002-0001.dcm\t"
          + "another direction than the others of its slice",
        "7\tmissing frame\tprevious frame copied\ttrain/7/study/sax_1/IM-1001-0001.dcm\tframe: 1",
        "7\tmissing frame\tprevious frame copied\ttrain/7/study/sax_2/IM-1002-0002.dcm\tframe: 1",
      ])
  }

  @Test func headersAloneTellTheSameSlices() async throws {
    let cohort = try Self.cohort()
    // The same files, all in one folder under other names.
    let flat = cohort.root.appending(path: "flat/A")
    try FileManager.default.createDirectory(at: flat, withIntermediateDirectories: true)
    for (number, url) in FolderWalk(cohort.root.appending(path: "train/7/study")).enumerated() {
      try FileManager.default.copyItem(at: url, to: flat.appending(path: "i\(number)"))
    }
    let studies = try await CineStudy.read(
      CohortPatient(flat, root: cohort.root.appending(path: "flat")), jobs: 2)
    #expect(studies.map(\.id) == ["A"])
    // The long-axis file lies in the plane of the first slice here: its earlier series goes.
    let series = try Curation().plan(studies[0])
    #expect(series.size == SIMD4(6, 4, 4, 3))
    #expect(
      series.log.map(\.problem) == [.unreadable, .collision, .spacingMissing, .missingFrame])
  }

  /// Random bytes are changed, added and taken away: a header, an image or one sentence, never more.
  @Test func changedBytesNeverHarm() throws {
    let cohort = BowlCohort()
    try cohort.add("1", slice: 1, location: 0, frames: 1)
    let url = cohort.root.appending(path: "train/1/study/sax_1/IM-1001-0001.dcm")
    let good = try Data(contentsOf: url)
    let image = cohort.root.appending(path: "a.nii")
    let series = NIfTIImage(
      header: NIfTIHeader(
        size: SIMD4(3, 2, 1, 1),
        affine: Affine(
          i: SIMD3(1, 0, 0), j: SIMD3(0, 1, 0), k: SIMD3(0, 0, 1), origin: .zero)),
      values: [1, 2, 3, 4, 5, 6])
    try series.write(to: image)
    let goodImage = try Data(contentsOf: image)
    var state: UInt64 = 2021
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func changed(_ data: Data) -> Data {
      var data = data
      for _ in 0...random(4) {
        switch random(4) {
        case 0: data = data.prefix(random(data.count) + 1)
        case 1: data.insert(UInt8(random(256)), at: data.startIndex + random(data.count))
        default: data[data.startIndex + random(data.count)] = UInt8(random(256))
        }
        data = Data(data)
      }
      return data
    }
    var read = 0
    for _ in 0..<400 {
      try changed(good).write(to: url)
      if let file = try? DICOMFile(contentsOf: url), (try? file.headers()) != nil,
        (try? file.plane()) != nil
      {
        read += 1
      }
      try changed(goodImage).write(to: image)
      if (try? NIfTIImage(contentsOf: image)) != nil { read += 1 }
    }
    #expect(read > 0)
  }
}
