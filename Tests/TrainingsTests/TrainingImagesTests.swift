import Engine
import Testing

@testable import Trainings

@Suite struct TrainingImagesTests {
  @Test func patientsStandInNamesOfFilesOrFolders() throws {
    func patient(_ path: String) throws -> String {
      try TrainingImages.patient(
        of: FileReference(path: "images/" + path), in: FileReference(path: "images"))
    }
    #expect(try patient("a/SC-HF-I-5-IM-0001-0048.dcm.png") == "SC-HF-I-5")
    #expect(try patient("71-frame003-slice000.png") == "71")
    #expect(try patient("26_slice002_frame017.png") == "26")
    // As `report curate --png` writes them.
    #expect(try patient("12_rot90-frame03-slice00.png") == "12")
    #expect(try patient("13_b-frame03-slice00.png") == "13")
    #expect(try patient("p 1/systole/001.png") == "p 1")
    #expect {
      try patient("001.png")
    } throws: {
      "\($0)".hasPrefix("images/001.png does not say whose image it is")
    }
  }
}
