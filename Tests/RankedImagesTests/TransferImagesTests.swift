import Engine
import RankedImages
import StudyTerms
import TestSupport
import Testing

@Suite struct TransferImagesTests {
  private let part = TinyCounts.table(
    Array(TinyCounts.images.prefix(1)), [TinyCounts.perfect])

  @Test func aModelWithoutTheImageHasNoDice() async throws {
    let found = try await StepBench().run(
      TransferImages(
        models: [.random, .observer], confusions: [TinyCounts.asked(), TinyCounts.asked(part)]))
    #expect(found.images == TinyCounts.images)
    #expect(found.splits == [.test, .test, .test, .validation])
    #expect(found.models.map(\.model) == [.random, .observer])
    #expect(found.models[0].ventricle == [16.0 / 18, 1, 0, 1])
    #expect(found.models[0].dice(.myocardium) == [20.0 / 22, 1, 1, 1])
    #expect(found.models[1].ventricle[0] == 1)
    #expect(found.models[1].ventricle.map(\.isNaN) == [false, true, true, true])
  }

  @Test func aModelThatFailedIsLeftOut() async throws {
    let failing = Failing<ConfusionTable>("no weights")
    let found = try await StepBench().run(
      TransferImages(
        models: [.transfer, .observer], confusions: [Asked(failing), TinyCounts.asked(part)]))
    #expect(found.models.map(\.model) == [.observer])
    #expect(found.images == [TinyCounts.images[0]])
  }

  @Test func whereAllFailedTheStepFails() async {
    let failing = Failing<ConfusionTable>("no weights")
    let sentence = await StepBench().sentence(
      TransferImages(models: [.transfer], confusions: [Asked(failing)]))
    #expect(sentence == "no weights")
  }
}
