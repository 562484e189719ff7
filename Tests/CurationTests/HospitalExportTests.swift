import CohortTerms
import Foundation
import ImagingTestSupport
import NIfTI
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// What archives and anonymisation make of a cine: identifiers that are gone, or of several people.
@Suite struct HospitalExportTests {
  private static let normal = SIMD3(-0.62, 0.52, 0.58).normalized
  private static let row = normal.cross(SIMD3(0, 0, 1)).normalized

  /// Places `step` mm apart of six images each, 40 ms apart, into a folder: pixels of `code` + 100 *
  /// (place + 1) + phase.
  private static func write(
    _ cohort: BowlCohort, _ folder: String, places: [Int] = [0, 1, 2, 3], step: Double = 10,
    code: Int = 0, _ change: (Int, Int, inout TinyDICOM) -> Void = { _, _, _ in }
  ) throws {
    let url = cohort.root.appending(path: folder)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    func text(_ values: [Double]) -> String {
      values.map { "\($0)".prefix(16) }.joined(separator: "\\")
    }
    let column = normal.cross(row)
    for place in places {
      for phase in 0..<6 {
        let value = UInt16(code + 100 * (place + 1) + phase)
        var file = TinyDICOM(rows: 4, columns: 4, pixels: Array(repeating: value, count: 16))
        let position = normal * step * Double(place)
        file.text(.patientID, "LO", "A")
        file.text(.studyInstanceUID, "UI", "1.2")
        file.text(.seriesInstanceUID, "UI", "1.2.7")
        file.text(.sopInstanceUID, "UI", "1.2.7.\(code).\(place).\(phase)")
        file.text(.seriesNumber, "IS", "7")
        file.text(.instanceNumber, "IS", "\(6 * place + phase + 1)")
        file.text(.seriesDescription, "LO", "cine_sax")
        file.text(.pixelSpacing, "DS", "2\\2")
        file.text(.triggerTime, "DS", "\(40 * phase)")
        file.text(.sliceThickness, "DS", text([step]))
        file.text(.imagePositionPatient, "DS", text([position.x, position.y, position.z]))
        file.text(
          .imageOrientationPatient, "DS",
          text([row.x, row.y, row.z, column.x, column.y, column.z]))
        change(place, phase, &file)
        let name = String(format: "%02d%02d.dcm", place, phase)
        try file.encoded.write(to: url.appending(path: name))
      }
    }
  }

  /// The first pixel of each place and phase of each series, and the log.
  private static func curated(
    _ cohort: BowlCohort
  ) async throws -> (codes: [String: [[Int]]], log: [String]) {
    let output = cohort.root.appending(path: "out")
    var names: [String] = []
    try await CohortCuration(input: cohort.root, output: output, jobs: 1).run { patient, _, _ in
      names += patient.series.map(\.id)
    }
    var codes: [String: [[Int]]] = [:]
    for name in names {
      let image = try NIfTIImage(contentsOf: output.appending(path: "\(name)/sa.nii.gz"))
      let size = image.header.size
      codes[name] = (0..<size.z).map { z in (0..<size.w).map { Int(image[1, 1, z, $0]) } }
    }
    let log = try String(contentsOf: output.appending(path: "conversion.log"), encoding: .utf8)
    return (codes, log.split(separator: "\n").map(String.init))
  }

  private static func codes(_ places: [Int], from code: Int = 0) -> [[Int]] {
    places.map { place in (0..<6).map { code + 100 * (place + 1) + $0 } }
  }

  private static let stack = codes([0, 1, 2, 3])

  @Test func uidsNewInEachFile() async throws {
    let cohort = BowlCohort()
    try Self.write(cohort, "P") { place, phase, file in
      file.text(.seriesInstanceUID, "UI", "1.2.\(place).\(phase)")
    }
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == ["P": Self.stack])
    #expect(
      log == [
        "P\tseries\tput together by SeriesNumber\t\t"
          + "24 series of one image each: were the UIDs replaced file by file?"
      ])
  }

  @Test func studiesNewInEachFile() async throws {
    let cohort = BowlCohort()
    try Self.write(cohort, "P") { place, phase, file in
      file.text(.studyInstanceUID, "UI", "1.3.\(place).\(phase)")
      file.text(.seriesInstanceUID, "UI", "1.2.\(place).\(phase)")
    }
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == ["P": Self.stack])
    #expect(
      log == [
        "P\tseries\tput together by PatientID\t\t"
          + "24 studies of one image each: were the UIDs replaced file by file?",
        "P\tseries\tput together by SeriesNumber\t\t"
          + "24 series of one image each: were the UIDs replaced file by file?",
      ])
  }

  @Test func eachPhaseASeriesOfItsOwn() async throws {
    let cohort = BowlCohort()
    try Self.write(cohort, "P") { place, phase, file in
      file.text(.seriesInstanceUID, "UI", "1.2.7\(phase)")
      file.text(.seriesNumber, "IS", "\(70 + phase)")
      file.text(.instanceNumber, "IS", "\(place + 1)")
    }
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == ["P": Self.stack])
    #expect(
      log == [
        "P\tseries\tput together by place and time\t\t6 series of one image of a place each"
      ])
  }

  /// One identifier for all images, which have no number and are told apart by their pixels alone.
  @Test func imagesOfOneUIDAreNotTheSame() async throws {
    let cohort = BowlCohort()
    try Self.write(cohort, "P") { _, _, file in
      file.text(.sopInstanceUID, "UI", "1.2.9")
      for tag in [DICOMTag.instanceNumber, .triggerTime] { file.elements[tag] = nil }
    }
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == ["P": Self.stack])
    #expect(log == ["P\ttime step\t0\t\tno trigger times, no frame time or heart interval"])
  }

  @Test(arguments: [0.0, 3]) func peopleOfTheSameIdentifiersAreTwo(higher: Double) async throws {
    let cohort = BowlCohort()
    for (index, name) in ["A", "B"].enumerated() {
      try Self.write(cohort, name, code: 2000 * index) { place, phase, file in
        file.text(.sopInstanceUID, "UI", "1.2.7.\(place).\(phase)")
        guard index == 1 else { return }
        let place = Self.normal * (10 * Double(place) + higher)
        file.text(
          .imagePositionPatient, "DS",
          [place.x, place.y, place.z].map { "\($0)".prefix(16) }.joined(separator: "\\"))
      }
    }
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == ["A": Self.stack, "B": Self.codes([0, 1, 2, 3], from: 2000)])
    #expect(log == [])
  }

  /// Parts of one stack in a folder each, whose numbers begin anew, are one person's.
  @Test func foldersOfOneStackStayTogether() async throws {
    let cohort = BowlCohort()
    for place in 0..<4 {
      try Self.write(cohort, "P/\(place)", places: [place]) { _, phase, file in
        file.text(.instanceNumber, "IS", "\(phase + 1)")
      }
    }
    let (codes, _) = try await Self.curated(cohort)
    #expect(Array(codes.values) == [Self.stack])
  }

  @Test func aSequenceThatIsNoCineReplacesNone() async throws {
    let cohort = BowlCohort()
    try Self.write(cohort, "P/cine")
    // In a plane of the cine and between two, later and with more images' worth of words.
    for (name, offset) in [("TI_scout", 0.0), ("tagging_sax", 4), ("sequence X", 4)] {
      try Self.write(cohort, "P/\(name)", places: [1], code: 3000) { _, phase, file in
        file.text(.seriesInstanceUID, "UI", "1.2.99.\(name.utf8.count)")
        file.text(.seriesNumber, "IS", "99")
        file.text(.seriesDescription, "LO", name)
        file.text(.echoTime, "DS", "9")
        file.text(.triggerTime, "DS", "\(55 * phase)")
        let place = Self.normal * (10 + offset)
        file.text(
          .imagePositionPatient, "DS",
          [place.x, place.y, place.z].map { "\($0)".prefix(16) }.joined(separator: "\\"))
        if name == "TI_scout" { file.text(.inversionTime, "DS", "\(100 + 30 * phase)") }
      }
    }
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == ["P": Self.stack])
    #expect(
      Set(log) == [
        "P\tother sequence\tslice removed\tP/TI_scout/0100.dcm\tinversion recovery",
        "P\tother sequence\tslice removed\tP/tagging_sax/0100.dcm\ttagging",
        "P\tother sequence\tslice removed\tP/sequence X/0100.dcm\t"
          + "sequence X, where others are cine_sax",
      ])
  }

  @Test func aLongAxisIsNoShortAxis() async throws {
    let cohort = BowlCohort()
    try Self.write(cohort, "P", places: [0]) { _, _, file in
      file.text(.seriesDescription, "LO", "CINE 4ch")
    }
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == [:])
    #expect(
      log == [
        "P\torientation\tslice removed\tP/0000.dcm\ta four-chamber view",
        "P\tno short axis\tstudy left out\tP/0000.dcm\timages: 6; no two parallel slices; "
          + "a short axis has slices at more than one place",
      ])
  }

  /// Animals: nothing is taken for a copy, nothing for a gap.
  @Test(arguments: [0.6, 0.8, 1, 2]) func slicesMayLieCloseTogether(step: Double) async throws {
    let cohort = BowlCohort()
    try Self.write(cohort, "P", step: step)
    let (codes, log) = try await Self.curated(cohort)
    #expect(codes == ["P": Self.stack])
    #expect(log == [])
  }

  @Test(arguments: [2, 3]) func missingPlanesAreFilledFromBothSides(count: Int) async throws {
    let cohort = BowlCohort()
    let places = [0, 1, 2] + (3..<7).map { $0 + count }
    try Self.write(cohort, "P", places: places)
    let (codes, log) = try await Self.curated(cohort)
    let filled = count == 2 ? [2, 5] : [2, 6, 6]
    #expect(codes == ["P": Self.codes([0, 1, 2] + filled + places.dropFirst(3))])
    #expect(
      log == [
        "P\tslice spacing: missing\t\(count) slices copied from both sides\tP/0200.dcm\t"
          + "expected: 10.0, actual: \(10 * (count + 1)).0, next slice: P/0\(3 + count)00.dcm"
      ])
  }
}
