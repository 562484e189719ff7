import Subsets
import TestSupport
import Testing

@Suite struct SubsetSmoothingTests {
  @Test func pointsLieEvenlyOverEachRange() async throws {
    let line = TinyCurves.curve(.random, seed: 1, ventricle: [0.1, 0.2, 0.3, 0.4, 0.5])
    let smooth = try await StepBench().run(
      SubsetSmoothing(curves: TinyCurves.asked([line]), span: 1, degree: 1, points: 5)
    ).curves
    let curve = try #require(smooth.first)
    #expect(curve.run == line.run)
    #expect(curve.epochs.isEmpty)
    #expect(curve.images == [2, 4, 6, 8, 10])
    // On a line every local line is the line itself.
    for (dice, expected) in zip(curve.ventricle, line.ventricle) {
      #expect(abs(dice - expected) < 1e-12)
    }
    for (dice, expected) in zip(curve.myocardium, line.myocardium) {
      #expect(abs(dice - expected) < 1e-12)
    }
  }
}
