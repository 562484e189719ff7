import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct TransferNormalityTests {
  /// The Dice of the three test images: 8/9, 1 and 0.
  @Test func oneModelIsTested() async throws {
    let rows = try await StepBench().run(
      TransferNormality(confusions: [TinyCounts.asked()])
    ).rows
    let test = try #require(rows.first { $0.tissue == .ventricle && $0.split == .test })
    #expect(test.count == 3)
    #expect(abs(test.w - 0.8321917808219175) < 1e-8 && abs(test.p - 0.19391752148145158) < 1e-7)
    #expect(rows.contains { $0.split == nil })
    // Of one image nothing can be said.
    #expect(!rows.contains { $0.split == .validation })
  }

  @Test func ofTwoModelsTheDifferenceIsTested() async throws {
    let perfect = TinyCounts.table(
      Array(TinyCounts.images.prefix(3)),
      [TinyCounts.perfect, TinyCounts.perfect, TinyCounts.perfect])
    let rows = try await StepBench().run(
      TransferNormality(confusions: [TinyCounts.asked(), TinyCounts.asked(perfect)])
    ).rows
    // A constant is subtracted, and only images that both have are compared.
    let test = try #require(rows.first { $0.tissue == .ventricle && $0.split == .test })
    #expect(abs(test.w - 0.8321917808219175) < 1e-8)
    #expect(rows.first { $0.tissue == .ventricle && $0.split == nil }?.count == 3)
  }

  @Test func threeModelsAreRefused() async {
    let all = TransferNormality(confusions: Array(repeating: TinyCounts.asked(), count: 3))
    #expect(
      await StepBench().sentence(all)
        == "normality is tested for one model or for the difference of two")
  }
}
