import Subsets
import TestSupport
import Testing

@Suite struct SubsetRunsTests {
  @Test func firstPeakAndLastEpochAreFound() async throws {
    let rows = try await StepBench().run(TinyCurves.runs()).rows
    #expect(
      rows.map(\.tissue) == Array(repeating: [.ventricle, .myocardium], count: 3).flatMap { $0 })
    #expect(rows.map(\.seed) == [1, 1, 2, 2, 1, 1])
    #expect(rows[0].epochs == 3)
    #expect(rows[0].first == 0.2)
    #expect(rows[0].peak == 0.6)
    #expect(rows[0].peakEpoch == 2)
    #expect(rows[0].last == 0.5)
    #expect(abs(rows[0].drop - 0.1) < 1e-15)
    #expect(rows[1].peak == 0.3)
    // Of equals the first.
    #expect(rows[4].peakEpoch == 2)
  }

  @Test func theSmoothedPeakIsThatOfTheSmoothedCurve() async throws {
    // On a line every local line is the line itself.
    let line = TinyCurves.curve(.random, seed: 1, ventricle: [0.1, 0.2, 0.3, 0.4, 0.5])
    let rows = try await StepBench().run(TinyCurves.runs([line])).rows
    #expect(abs(rows[0].smoothedPeak - 0.5) < 1e-12)
    #expect(rows[0].smoothedAt == 10)
  }
}
