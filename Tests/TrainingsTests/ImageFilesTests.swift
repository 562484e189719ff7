import Engine
import Testing

@testable import Trainings

@Suite struct ImageFilesTests {
  @Test func patientsAreLeftOut() throws {
    let files = ImageFiles(
      images: FileReference(path: "images"), masks: FileReference(path: "masks"), patients: 2,
      without: ["b"], seed: 1)
    let chosen = try files.chosen(of: ["a", "b", "c", "d"])
    #expect(chosen.count == 2)
    #expect(!chosen.contains("b"))
    #expect {
      try files.chosen(of: ["a", "c"])
    } throws: {
      "\($0)".contains("images has no images of b, who is left out (`without`); there are a, c")
    }
  }
}
