import Cohorts
import Imaging
import NIfTI
import Testing

@Suite struct PatientPixelsTests {
  /// Voxels of 2 x 3 x 10 mm have 0.06 ml.
  @Test func volumesAreThoseOfTheFullestAndTheEmptiestFrame() {
    let header = NIfTIHeader(
      size: SIMD4(2, 1, 1, 3),
      affine: Affine(i: [2, 0, 0], j: [0, 3, 0], k: [0, 0, 10], origin: [0, 0, 0]))
    let series = PatientPixels.Series("7", header, [1, 2, 1, 1, 2, 255])
    #expect(series.counts == [[1, 1], [2, 0], [0, 1]])
    #expect(abs(series.voxel - 0.06) < 1e-12)
    #expect(series.imageSize == 2)
    #expect(abs(series.volumes.diastole - 0.12) < 1e-12)
    #expect(series.volumes.systole == 0)
    #expect(abs(series.firstFrame - 0.06) < 1e-12)
  }
}
