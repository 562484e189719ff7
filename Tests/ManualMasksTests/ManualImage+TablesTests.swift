import Engine
import ManualMasks
import StudyTerms
import Testing

@Suite struct ManualImageTablesTests {
  private let file = FileReference(path: "counts.tsv")

  private func sentence(_ names: [String]) -> String? {
    do {
      _ = try [ManualImage](names: names, of: file)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    (["1-frame000-slice000.png", "x"], "counts.tsv:3: “x” is not the name of a mask"),
    (
      ["1-frame000-slice000.png", "1-frame000-slice000.png"],
      "counts.tsv:3: the image 1-frame000-slice000.png stands twice"
    ),
  ])
  func whatIsNoListOfMasksIsRefused(_ names: [String], _ expected: String) {
    #expect(sentence(names) == expected)
  }

  @Test func aStackWithoutASliceIsRefused() {
    let whole = ["1-frame000-slice000.png", "1-frame000-slice001.png", "1-frame004-slice000.png"]
    #expect(sentence(whole)?.contains("1-frame004-slice001.png is missing") == true)
    #expect(sentence(whole + ["1-frame004-slice001.png"]) == nil)
  }

  @Test func tablesOfOtherImagesAreNamed() throws {
    let other = FileReference(path: "dice.tsv")
    let both = [1, 2].map { ManualImage(patient: $0, frame: 0, slice: 0) }
    try both.refuseOthers(than: both, of: file, and: other)
    #expect {
      try both.refuseOthers(than: [both[0]], of: file, and: other)
    } throws: {
      "\($0)" == "dice.tsv: patient 2 is missing, which counts.tsv has"
    }
  }

  @Test func aNumberThatNoImageHasIsNamed() {
    let images = [ManualImage(patient: 1, frame: 0, slice: 0)]
    #expect(images.refusal(patients: [1], frames: [0], slices: [0]) == nil)
    let refusal = images.refusal(patients: [3], frames: [], slices: [])
    #expect(refusal?.option == "patients")
    #expect(refusal?.sentence == "there are no manual masks of patient 3 (known: 1)")
    #expect(images.refusal(patients: [], frames: [2], slices: [])?.option == "frames")
    #expect(images.refusal(patients: [], frames: [], slices: [5])?.option == "slices")
  }
}
