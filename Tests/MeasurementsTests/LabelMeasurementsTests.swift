import Cohorts
import Imaging
import Measurements
import NIfTI
import StudyTerms
import SyntheticCohorts
import TestSupport
import Testing

@Suite struct LabelMeasurementsTests {
  @Test func onlyImagesWithContoursAreMeasured() {
    let header = NIfTIHeader(
      size: SIMD4(2, 1, 1, 2),
      affine: Affine(i: [1, 0, 0], j: [0, 1, 0], k: [0, 0, 1], origin: [0, 0, 0]))
    let pixels = PatientPixels.Series("1", header, [1, 1, 1, 0])
    let series = LabelMeasurements.Series(
      "1", pixels, [1, 1, 1, 0], [255, 255, 1, 0], classes: [1])
    #expect(series.overlap.map(\.dice) == [1] && series.dice == [1])
    let none = LabelMeasurements.Series(
      "1", pixels, [1, 1, 1, 0], [255, 255, 255, 255], classes: [1])
    #expect(none.overlap.isEmpty)
  }

  @Test func theTruthAgreesWithItself() async throws {
    let measured = try await StepBench().run(TinyCohort.truth(2))
    #expect(measured.series.map(\.patient).sorted() == measured.series.map(\.patient))
    for series in measured.series {
      #expect(series.overlap.map(\.dice) == [1, 1])
      #expect(series.dice == [1, 1])
    }
  }
}
