import CohortStatistics
import Engine
import Foundation
import TestSupport
import Testing

@Suite struct MissingCohortTests {
  @Test func anEmptyFolderIsNamed() async throws {
    let files = TemporaryFolder()
    try FileManager.default.createDirectory(
      at: files.place("own-images/dicom"), withIntermediateDirectories: true)
    let bench = StepBench(root: files.url)
    await #expect {
      try await bench.run(MissingCohort(FileReference(dataset: "own-images", path: "dicom")))
    } throws: {
      "\($0)"
        == "own-images/dicom holds no patients: neither folders nor archives of DICOM files"
    }
  }
}
