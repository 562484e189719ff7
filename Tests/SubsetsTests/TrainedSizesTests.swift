import Subsets
import TestSupport
import Testing

@Suite struct TrainedSizesTests {
  @Test func sizesAreTheMeanOverTrainings() async throws {
    let rows = try await StepBench().run(
      TrainedSizes(curves: TinyCurves.asked([TinyCurves.first, TinyCurves.second]))
    ).rows
    #expect(
      rows == [SubsetSize(subset: .v1, images: 15, volunteers: 1.5, seen: 30, share: nil)])
  }

  @Test func aCurveWithoutASizeHasNone() async throws {
    var curve = TinyCurves.first
    curve.size = nil
    #expect(
      try await StepBench().run(TrainedSizes(curves: TinyCurves.asked([curve]))).rows.isEmpty)
  }
}
