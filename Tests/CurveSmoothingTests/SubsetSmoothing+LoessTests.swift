import CurveSmoothing
import Engine
import StudyTerms
import Subsets
import TestSupport
import Testing

@Suite struct SubsetSmoothingTests {
  @Test func pointsLieEvenlyOverEachRange() async throws {
    let dice = [0.1, 0.2, 0.3, 0.4, 0.5]
    let line = LearningCurve(
      run: TrainingRun(model: .random, subset: .v1), epochs: Array(1...5),
      images: [2, 4, 6, 8, 10], ventricle: dice, myocardium: dice.map { $0 / 2 })
    let smooth = try await StepBench().run(
      SubsetSmoothing(curves: Asked(Given(LearningCurves([line]))), span: 1, degree: 1, points: 5)
    ).curves
    let curve = try #require(smooth.first)
    #expect(curve.run == line.run)
    #expect(curve.epochs.isEmpty)
    #expect(curve.images == [2, 4, 6, 8, 10])
    // On a line every local line is the line itself.
    for (value, expected) in zip(curve.ventricle, line.ventricle) {
      #expect(abs(value - expected) < 1e-12)
    }
    for (value, expected) in zip(curve.myocardium, line.myocardium) {
      #expect(abs(value - expected) < 1e-12)
    }
  }
}
