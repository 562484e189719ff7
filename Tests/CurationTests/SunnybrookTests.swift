import CohortTerms
import Foundation
import NIfTI
import TestSupport
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// Three real patients: GE, one series each, N.dcm with slice (N - 1) / 20 and phase (N - 1) % 20.
@Suite(.enabled(if: DataMirror.has("sunnybrook"), "REPORT_MIRROR has no data set sunnybrook"))
struct SunnybrookTests {
  /// Unpacks a patient and runs `body` with the cohort's folder, which is gone afterwards.
  static func unpacked(_ patient: String, _ body: (URL) async throws -> Void) async throws {
    let temporary = TemporaryFolder()
    let folder = temporary.url
    let archive = try DataMirror.url("sunnybrook/dicom/\(patient).tar.xz")
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "xJf", archive.path, "-C", folder.path]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    try await body(folder)
  }

  @Test(arguments: [("SCD0000101", 12), ("SCD0000301", 10), ("SCD0000401", 11)])
  func curation(_ patient: String, _ count: Int) async throws {
    try await Self.unpacked(patient) { root in
      let folders = try CohortFolder(root).patients
      #expect(folders.map(\.name) == [patient])
      let studies = try await CineStudy.read(folders[0], jobs: 2)
      try #require(studies.count == 1)
      #expect(studies[0].id == patient)
      #expect(studies[0].slices.count == count)
      let series = try Curation().plan(studies[0])
      // The heart of one did not beat evenly.
      let steps = "37.97 ms; slices have 36.59 to 40.0 ms"
      #expect(
        series.log.map(\.extra) == (patient == "SCD0000101" ? [steps] : []))
      #expect(series.size == SIMD4(256, 256, count, 20))

      let url = root.appending(path: "sa.nii.gz")
      #expect(try series.write(to: url).isEmpty)
      let image = try NIfTIImage(contentsOf: url)
      #expect(image.header.size == series.size)
      #expect(image.header.dataType == .int16)
      // Images are where their own headers say, voxel for voxel.
      for number in stride(from: 1, through: count * 20, by: 13) {
        let file = try DICOMFile(contentsOf: folders[0].places[0].appending(path: "\(number).dcm"))
        let header = try file.header()
        let position = try #require(header.position)
        let orientation = try #require(header.orientation)
        let spacing = try #require(header.pixelSpacing)
        let place = Affine.lps(
          i: orientation.row * spacing.y, j: orientation.column * spacing.x,
          k: orientation.normal, origin: position)(SIMD3(100, 50, 0))
        let distances = (0..<count).map {
          (image.header.affine(SIMD3(100, 50, Double($0))) - place).length
        }
        let slice = try #require(distances.firstIndex { $0 < 0.1 })
        let plane = image.plane(slice + (number - 1) % 20 * count)
        #expect(try file.plane() == plane, "\(number).dcm")
      }
    }
  }

  @Test func damagedFilesAreOneLineOfTheLogEach() async throws {
    try await Self.unpacked("SCD0000301") { root in
      let patient = root.appending(path: "SCD0000301")
      // Number 7 loses its last pixels, number 30 its header, number 45 is missing.
      let seventh = patient.appending(path: "7.dcm")
      try Data(contentsOf: seventh).dropLast(1000).write(to: seventh)
      try Data("no image".utf8).write(to: patient.appending(path: "30.dcm"))
      try FileManager.default.removeItem(at: patient.appending(path: "45.dcm"))
      let studies = try await CineStudy.read(CohortPatient(patient, root: root), jobs: 2)
      let series = try Curation().plan(studies[0])
      #expect(series.size == SIMD4(256, 256, 10, 20))
      #expect(
        series.log.map(\.line) == [
          "SCD0000301\tunreadable file\tfile left out\tSCD0000301/30.dcm\tthis is no DICOM file",
          "SCD0000301\tmissing frame\tprevious frame copied\tSCD0000301/44.dcm\tframe: 4",
          "SCD0000301\tmissing frame\tprevious frame copied\tSCD0000301/29.dcm\tframe: 9",
        ])
      let log = try series.write(to: root.appending(path: "sa.nii.gz"))
      #expect(
        log.map(\.line) == [
          "SCD0000301\tunreadable file\tprevious frame copied\tSCD0000301/7.dcm\t"
            + "the file is damaged or cut short (i/O suspension or premature end of stream)"
        ])
    }
  }
}
