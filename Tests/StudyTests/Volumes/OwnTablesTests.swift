import Engine
import Foundation
import StudyTerms
import Testing
import Volumes

@testable import Study

/// Tables of volumes as spreadsheets and pandas write them.
@Suite struct OwnTablesTests {
  private let files = OwnFiles()

  private func volumes(
    _ predicted: String, truth: String = "Id,Diastole,Systole\n1,148,58\n2,185,92\n"
  ) async throws -> [SeriesMeasurement] {
    try Data(predicted.utf8).write(to: files.url("predicted.csv"))
    try Data(truth.utf8).write(to: files.url("truth.csv"))
    let mirror = TransferMirror()
    mirror.root = files.root
    let source = KaggleSource(
      folder: FileReference(path: ""),
      predicted: FileReference(dataset: "own-images", path: "predicted.csv"),
      trueVolumes: FileReference(dataset: "own-images", path: "truth.csv"))
    return try await mirror.run(SeriesVolumes(source: source, methods: ["own"])).rows
  }

  @Test(arguments: [
    "pid,EDV,ESV\n1,150.5,60.2\n2,180,90\n", ",pid,EDV,ESV\n0,1,150.5,60.2\n1,2,180,90\n",
    "pid,EDV,ESV\n1.0,150.5,60.2\n2.0,180,90\n", "pid,EDV,ESV\n1,150.5,60.2\n2,180,90\n,,\n",
    "pid,EDV,ESV,\n1,150.5,60.2,\n2,180,90,\n", "pid,EDV,ESV\r1,150.5,60.2\r2,180,90\r",
    "Id,Diastole,Systole\n1,150.5,60.2\n2,180,90\n",
  ])
  func theSameTableIsReadInAnyDress(_ text: String) async throws {
    let found = try await volumes(text)
    #expect(found.map(\.id.text) == ["1", "2"])
    #expect(found.map(\.diastole) == [150.5, 180])
    #expect(found.map(\.systole) == [60.2, 90])
    #expect(found.map(\.trueDiastole) == [148, 185])
  }

  @Test(arguments: [
    "pid,EDV,ESV\n1,148,58\n2,185,92\n", ",pid,EDV,ESV\n0,1.0,148,58\n1,2.0,185,92\n",
  ])
  func theTruthMayBeCalledAsVolumesAre(_ truth: String) async throws {
    let found = try await volumes("pid,EDV,ESV\n1,150,60\n2,180,90\n", truth: truth)
    #expect(found.map(\.trueDiastole) == [148, 185])
    #expect(found.map(\.trueSystole) == [58, 92])
  }

  @Test(arguments: [
    (
      "Id,Diastole,Systole\n1,148,58\n2,92,185\n",
      "truth.csv:3: Diastole 92 is not above Systole 185"
    ),
    ("pid,EDV,ESV\n1,58,148\n", "truth.csv:2: EDV 58 is not above ESV 148"),
    (
      "Id,Volume\n1_Diastole,58\n1_Systole,148\n",
      "truth.csv:3: Diastole 58 is not above Systole 148"
    ),
  ])
  func aDiastoleBelowItsSystoleIsRefusedWithItsLine(_ truth: String, _ sentence: String) async {
    await #expect {
      try await volumes("pid,EDV,ESV\n1,150,60\n", truth: truth)
    } throws: {
      "\($0)".contains(sentence + "; the heart is fullest at end-diastole")
    }
  }
}
