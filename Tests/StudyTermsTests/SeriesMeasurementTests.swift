import StudyTerms
import Testing

@Suite struct SeriesMeasurementTests {
  @Test func noEjectionFractionIsAnErrorOfThePredictionOnly() {
    let known = VentricularVolumes(diastole: 100, systole: 40)
    let measured: [(VentricularVolumes, VentricularVolumes?)] = [
      (VentricularVolumes(diastole: 100, systole: 50), known),
      (VentricularVolumes(diastole: 0, systole: 0), known),
      (VentricularVolumes(diastole: 100, systole: 50), nil),
    ]
    let rows = measured.map { volumes, truth in
      SeriesMeasurement(
        id: SeriesID("1"), patient: SeriesID("1"), method: "a", isUsed: true, isLandscape: false,
        volumes: volumes, firstFrame: volumes.diastole, truth: truth)
    }
    #expect(rows.prefix(2).map(\.ejectionFractionError) == [10, 100])
    #expect(rows[2].ejectionFractionError.isNaN)
    #expect(rows[1].relativeEjectionFractionError == 1)
    #expect(rows[2].relativeEjectionFractionError.isNaN)
  }
}
