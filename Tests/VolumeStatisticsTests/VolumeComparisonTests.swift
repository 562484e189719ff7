import StudyTerms
import TestSupport
import Testing
import VolumeStatistics
import Volumes

@Suite struct VolumeComparisonTests {
  private static let step = VolumeComparison(
    source: .cohort(TinyVolumes.asked()), methods: ["own"], repetitions: 100)

  /// Bland and Altman by hand: differences of 10, 20, 30 and 40 ml.
  @Test func limitsAreThoseOfBlandAndAltman() async throws {
    let rows = try await StepBench().run(Self.step).agreement.rows
    #expect(rows.map(\.measure) == [.diastole, .systole, .ejectionFraction])
    let volume = rows[0]
    let sd = (500.0 / 3).squareRoot()
    #expect(volume.count == 4 && volume.bias == 25)
    #expect(abs(volume.sd - sd) < 1e-12)
    #expect(abs(volume.lowerLimit - (25 - 1.96 * sd)) < 1e-12)
    #expect(abs(volume.upperLimit - (25 + 1.96 * sd)) < 1e-12)
    // No draw of patients leaves the range of the differences.
    #expect(volume.biasPatientLow >= 10 && volume.biasPatientLow < 25)
    #expect(volume.biasPatientHigh <= 40 && volume.biasPatientHigh > 25)
    #expect(rows[1].bias == 0 && rows[1].sd == 0)
  }

  @Test func everySeriesStandsBesideItsTruth() async throws {
    let series = try await StepBench().run(Self.step).series.rows.filter {
      $0.measure == .diastole
    }
    #expect(series.map(\.predicted) == [110, 120, 130, 140])
    #expect(series.map(\.difference) == [10, 20, 30, 40])
    #expect(series.map(\.mean) == [105, 110, 115, 120])
  }
}
