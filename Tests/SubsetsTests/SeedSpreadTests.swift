import Subsets
import TestSupport
import Testing

@Suite struct SeedSpreadTests {
  @Test func seedsAreGatheredByStartSubsetAndClass() async throws {
    let rows = try await StepBench().run(SeedSpread(runs: TinyCurves.runs())).rows
    #expect(rows.map(\.model) == [.random, .random, .transfer, .transfer])
    #expect(rows.map(\.seeds) == [2, 2, 1, 1])
    let ventricle = rows[0]
    #expect(ventricle.epochs == 3)
    #expect(abs(ventricle.first - 0.3) < 1e-15)
    #expect(abs(ventricle.peak - 0.65) < 1e-15)
    #expect(abs(ventricle.last - 0.6) < 1e-15)
    #expect(abs(ventricle.drop - 0.05) < 1e-15)
    #expect(ventricle.lastLow == 0.5)
    #expect(ventricle.lastHigh == 0.7)
    // Of two numbers, their distance over the root of two.
    #expect(abs(ventricle.lastSD - 0.2 / 2.0.squareRoot()) < 1e-15)
    #expect(rows[2].lastSD.isNaN)
  }
}
