import CohortImages
import Cohorts
import Engine
import Foundation
import TestSupport
import Testing

@Suite struct DICOMCurationRunTests {
  /// The step fails, so that a build with more room runs it again.
  @Test func anArchiveThatCannotBeUnpackedForWantOfRoomIsNoDamage() async throws {
    let files = TemporaryFolder()
    // Of one empty file `a`.
    let archive = try #require(
      Data(
        base64Encoded:
          "UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLAQIUAxQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACA"
          + "AQAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==")
    )
    try files.file("own-images/dicom/A.zip", archive)
    let bench = StepBench(root: files.url)
    let link = files.place("own-images/checkpoints")
    // Where no folder can be made.
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "/proc/self")
    bench.checkpoints = link
    let member = CohortMember.files(FileReference(dataset: "own-images", path: "dicom/A.zip"))
    await #expect(throws: CocoaError.self) {
      try await bench.run(DICOMCuration(images: PatientImages(member: member, legacy: false)))
    }
  }
}
