import StudyTerms
import TestSupport
import Testing
import VolumeStatistics

@Suite struct LabelTrustTests {
  private static func trust(_ rows: [SeriesMeasurement] = TinyVolumes.rows) -> LabelTrust {
    LabelTrust(
      volumes: TinyVolumes.asked(rows), method: "own", thresholds: [0.15, 0.35],
      goodEjectionFraction: 0.2, badVolume: 0.15, repetitions: 50)
  }

  /// The scores are 0.1 to 0.4, the Dice 0.9 to 0.6.
  @Test func setsAreCumulativeAndBinsAreNot() async throws {
    let found = try await StepBench().run(Self.trust())
    #expect(found.sets.rows.map(\.series) == [1, 3, 4])
    #expect(found.bins.rows.map(\.series) == [1, 2, 1])
    #expect(abs(found.sets.rows[1].ventricle - 0.8) < 1e-12)
    #expect(abs(found.bins.rows[2].ventricle - 0.6) < 1e-12)
    // With fewer than four patients there is no interval.
    #expect(found.sets.rows.map(\.low.isNaN) == [true, true, false])
  }

  /// The larger the error, the smaller the Dice: Spearman's rho is -1.
  @Test func scoreAndDiceAreRanked() async throws {
    let found = try await StepBench().run(Self.trust())
    for tissue in found.association.rows {
      #expect(tissue.count == 4 && abs(tissue.rho + 1) < 1e-12)
    }
  }

  @Test func goodFractionsOfBadVolumesAreCounted() async throws {
    let found = try await StepBench().run(Self.trust())
    // EF of 54.5, 58.3, 61.5 and 64.3 %: the first two are within 20 % of 50 %.
    #expect(found.known == 4 && found.goodEjectionFractions == 2 && found.badVolumes == 1)
  }

  @Test func aSeriesOfUnknownVolumesIsListedOnly() async throws {
    let unknown = TinyVolumes.measurement(5, diastole: 120, truth: nil)
    let found = try await StepBench().run(Self.trust(TinyVolumes.rows + [unknown]))
    #expect(found.series.rows.map(\.id).contains(SeriesID("5")))
    #expect(found.known == 4 && found.sets.rows.last?.series == 4)
    #expect(
      await StepBench().sentence(Self.trust([unknown]))
        == "of no series that could be measured is the true volume known")
  }
}
