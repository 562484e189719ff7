import CohortImages
import Cohorts
import Engine
import Foundation
import GroundTruth
import StudyTerms
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct ContourVolumesTests {
  /// One synthetic patient, called 1.
  private static let patients = [
    PatientCuration(
      images: PatientImages(
        member: .synthetic(
          SyntheticPatient(
            profile: .challenge, seed: 1, number: 1, inconsistencies: [], phases: 3, matrix: 48)),
        legacy: false))
  ]

  @Test func contoursOfOthersAreNamed() async throws {
    let files = TemporaryFolder()
    let volumes = ContourVolumes(
      patients: Self.patients,
      contours: FileReference(dataset: "own-images", path: "contours"), names: nil)
    func refusal() async -> String {
      let bench = StepBench(root: files.url)
      do {
        return "\(try await bench.run(volumes).rows.count) rows"
      } catch {
        return "\(error)"
      }
    }
    let names =
      "`contour_names` is a table that says what the contours call a patient: patient_id, original_id"
    let place = "i-contours/IM-0001-0001-icontour-manual.txt"
    try files.file("own-images/contours/SC-1/\(place)", "10 10\n14 10\n14 14\n10 14\n".utf8)
    #expect(
      await refusal()
        == "own-images/contours holds contours of none of the cohort's patients (1), but of SC-1; \(names)"
    )
    try FileManager.default.moveItem(
      at: files.place("own-images/contours/SC-1/i-contours"),
      to: files.place("own-images/contours/SC-1/contours"))
    #expect(
      await refusal()
        == "own-images/contours holds contours of none of the cohort's patients (1), but of contours; \(names)"
    )
  }

  /// Of a command the folder has no name.
  @Test func aFolderWithoutANameIsCalledTheFolder() {
    let files = ContourFiles(
      folder: FileReference(path: ""), files: [FileReference(path: "A/heart.mat")],
      location: { URL(filePath: "/\($0.path)") })
    let error = #expect(throws: StudyError.self) {
      try files.refuseContours(ofNoneAmong: ["A"])
    }
    #expect(
      error?.description.hasPrefix(
        "the folder holds contours of none of the cohort's patients (A): 1 Matlab file, no") == true
    )
  }

  /// One contour is of end-diastole, as far as anybody knows.
  @Test func ofOnePhaseThereIsNoVolumeAtEndSystole() async throws {
    let files = TemporaryFolder()
    let bench = StepBench(root: files.url)
    let slices = try await bench.run(Self.patients[0]).slices
    let series = String(format: "%04d", slices.first { $0.fate == .kept }?.seriesNumber ?? 0)
    try files.file(
      "own-images/contours/1/i-contours/IM-\(series)-0001-icontour-manual.txt",
      "10 10\n14 10\n14 14\n10 14\n".utf8)
    let found = try await bench.run(
      ContourVolumes(
        patients: Self.patients,
        contours: FileReference(dataset: "own-images", path: "contours"), names: nil))
    let volume = try #require(found.rows.first)
    #expect(volume.diastole > 0)
    #expect(volume.systole == nil && volume.ejectionFraction.isNaN)
  }

  @Test(.enabled(if: DataMirror.has("sunnybrook"), "REPORT_MIRROR has no data set sunnybrook"))
  func volumesWithinContoursDrawnByHand() async throws {
    let data = "sunnybrook"
    let member = CohortMember.files(
      FileReference(dataset: data, path: "dicom/SCD0000101.tar.xz"))
    let volumes = ContourVolumes(
      patients: [PatientCuration(images: PatientImages(member: member, legacy: false))],
      contours: FileReference(dataset: data, path: "contours/dicom-patients"),
      names: FileReference(dataset: data, path: "dicom/link.csv"))
    let found = try await StepBench(root: try #require(DataMirror.folder)).run(volumes).rows
    #expect(found.map(\.patient) == ["SCD0000101"])
    let volume = try #require(found.first)
    // By shapely; see References/contour_volumes.py.
    #expect(abs(volume.diastole - 191.31760285622676) < 1e-6)
    #expect(abs(try #require(volume.systole) - 141.2650187915228) < 1e-6)
    #expect(volume.diastolicSlices == 9)
  }
}
