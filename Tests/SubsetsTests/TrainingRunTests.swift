import Subsets
import Testing

@Suite struct TrainingRunTests {
  @Test func trainingsAreNamedAsInTheLog() {
    #expect(
      TrainingRun(published: "imagenetTransferLearn_r_esed")
        == TrainingRun(model: .transfer, subset: .randomESED))
    #expect(
      TrainingRun(published: "plainLearn") == TrainingRun(model: .random, subset: .full))
    #expect(TrainingRun(published: "other_v1") == nil)
    #expect(TrainingRun(published: "plainLearn_v2") == nil)
  }
}
