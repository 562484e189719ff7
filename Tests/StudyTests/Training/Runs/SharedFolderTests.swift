import Engine
import Foundation
import Testing
import Trainings

@testable import Study

@Suite struct SharedFolderTests {
  private static let small = #""widths": [4, 8], "size": 16, "epochs": 1, "validation": 0"#

  /// Only the files tell who is drawn.
  @Test func patientsOfOneFolderAreComparedWhereTheyAreTested() async throws {
    let files = OwnFiles()
    for name in ["a", "b", "c"] { try files.add("\(name)-frame1", label: 1) }
    func test(_ learnt: String, _ tested: String) async throws -> SegmentationTest {
      let folders = #""images": "own/images", "masks": "own/masks""#
      let run = try TinyTrainings.runs(
        """
        {\(Self.small), "classes": 2, "transforms": "no", "repetitions": 20, "data": {\(folders), "without": [\(learnt)]},
         "test": {\(folders), "without": [\(tested)]}, "runs": [{"name": "a"}]}
        """
      ).runs[0]
      let mirror = TransferMirror()
      mirror.root = files.root
      return try await mirror.run(#require(run.test?.scores))
    }
    let found = try await test(#""c""#, #""a", "b""#)
    #expect(found.images.map(\.patient) == ["c"])
    await #expect {
      try await test(#""c""#, #""a""#)
    } throws: {
      "\($0)".contains(
        "the network learns from hearts that are in its `test` too, b of own-images/images; give `test` another folder, or keep its patients out of the training by `without`"
      )
    }
  }
}
