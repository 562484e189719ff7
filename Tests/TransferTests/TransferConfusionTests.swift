import StudyTerms
import TestSupport
import Testing
import Transfer

@Suite struct TransferConfusionTests {
  private func share(
    _ truth: TissueClass, _ prediction: TissueClass
  ) async throws -> TransferConfusion.Share {
    let rows = try await StepBench().run(TransferConfusion(confusion: TinyCounts.asked())).rows
    return try #require(
      rows.first { $0.split == .test && $0.truth == truth && $0.prediction == prediction })
  }

  @Test func sharesAreTheMeanOverImagesThatHaveTheClass() async throws {
    let found = try await share(.ventricle, .ventricle)
    // 8 of 10, 5 of 5, 0 of 4.
    #expect(abs(found.mean - 0.6) < 1e-15)
    #expect(found.images == 3)
    let wall = try await share(.ventricle, .myocardium)
    #expect(abs(wall.mean - 0.2 / 3) < 1e-15)
    // The third image has no wall.
    let myocardium = try await share(.myocardium, .myocardium)
    #expect(myocardium.mean == 1)
    #expect(myocardium.images == 2)
  }

  @Test func pooledSharesAreOfAllPixels() async throws {
    #expect(try await share(.ventricle, .ventricle).pooled == 13.0 / 19)
    #expect(try await share(.background, .ventricle).pooled == 2.0 / 266)
  }

  /// The test images have 13 pixels of the cavity in common, in three of four images of all parts
  /// or in all of the test's.
  @Test func allPartsTogetherComeLast() async throws {
    let table = TinyCounts.asked()
    let rows = try await StepBench().run(TransferConfusion(confusion: table)).rows
    let all = rows.suffix(9)
    #expect(all.allSatisfy { $0.split == nil } && rows.dropLast(9).allSatisfy { $0.split != nil })
    let cavity = try #require(all.first { $0.truth == .ventricle && $0.prediction == .ventricle })
    #expect(cavity.pooled == 13.0 / 19)
    let test = try await share(.ventricle, .ventricle)
    #expect(test.pixels == 13.0 / 3)
    #expect(cavity.pixels * Double(TinyCounts.images.count) == 13)
  }

  @Test func whatNoImageHasIsNotANumber() async throws {
    let rows = try await StepBench().run(TransferConfusion(confusion: TinyCounts.asked())).rows
    let empty = rows.filter { $0.split == .validation && $0.truth == .ventricle }
    #expect(empty.count == 3)
    #expect(empty.allSatisfy { $0.mean.isNaN && $0.pooled.isNaN && $0.images == 0 })
  }
}
