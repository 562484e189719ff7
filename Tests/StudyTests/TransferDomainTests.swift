import StudyTerms
import Testing

@testable import Study

@Suite struct TransferDomainTests {
  @Test func diceIsTwiceTheOverlapOverBothAreas() throws {
    let counts = try #require(ConfusionCounts([10, 0, 1, 2, 5, 1, 0, 1, 4]))
    // LV: reference 2 + 5 + 1, other 0 + 5 + 1.
    #expect(counts.dice(.ventricle) == 10.0 / 14)
    #expect(counts.dice(.myocardium) == 8.0 / 11)
  }

  @Test func diceOfTwoEmptyMasksIsOneAndShareIsUndefined() throws {
    let counts = try #require(ConfusionCounts([16, 0, 0, 0, 0, 0, 0, 0, 0]))
    #expect(counts.dice(.ventricle) == 1)
    #expect(counts.share(of: .ventricle, as: .ventricle) == nil)
    #expect(counts.share(of: .background, as: .background) == 1)
  }

  @Test func sharesOfARowSumToOne() throws {
    let counts = try #require(ConfusionCounts([10, 0, 1, 2, 5, 1, 0, 1, 4]))
    for truth in TissueClass.allCases {
      let shares = TissueClass.allCases.compactMap { counts.share(of: truth, as: $0) }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-15)
    }
  }

  @Test func aConfusionTableHasNineCounts() {
    #expect(ConfusionCounts([1, 2, 3]) == nil)
  }

  @Test func namesOfImagesAreReadAndWritten() throws {
    let image = try #require(CineImage(name: "26_slice002_frame017-mask.png"))
    #expect(image == CineImage(volunteer: Volunteer(26), slice: 2, frame: 17))
    #expect(image.name == "26_slice002_frame017")
    #expect(CineImage(name: "26_frame017_slice002") == nil)
    let manual = try #require(ManualImage(name: "1139-frame029-slice001.png"))
    #expect(manual == ManualImage(patient: 1139, frame: 29, slice: 1))
    #expect(manual.fileName == "1139-frame029-slice001.png")
    #expect(ManualImage(name: "1139-slice001-frame029.png") == nil)
  }

  @Test func trainingsAreNamedAsInTheLog() {
    #expect(
      TrainingRun(published: "imagenetTransferLearn_r_esed")
        == TrainingRun(model: .transfer, subset: .randomESED))
    #expect(
      TrainingRun(published: "plainLearn") == TrainingRun(model: .random, subset: .full))
    #expect(TrainingRun(published: "other_v1") == nil)
  }

  @Test func volumesOfAVentricle() {
    let ventricle = LeftVentricle(edv: 150, esv: 60)
    #expect(ventricle.values == [150, 60, 90, 0.6])
  }
}
