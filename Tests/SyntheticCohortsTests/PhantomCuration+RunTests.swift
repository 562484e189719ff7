import Cohorts
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct PhantomCurationRunTests {
  @Test func theDrawnStackIsCurated() async throws {
    let curated = try await StepBench().run(
      PhantomCuration(patient: TinyPatient.patient(), legacy: false))
    #expect(curated.about.name == "1")
    let series = try #require(curated.about.series.first)
    #expect(series.size.w == 3)
    #expect(max(series.size.x, series.size.y) == 48)
    #expect(curated.images[series.id] != nil)
  }
}
