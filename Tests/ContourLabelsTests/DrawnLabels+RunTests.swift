import CohortImages
import Cohorts
import ContourLabels
import Engine
import Foundation
import GroundTruth
import Imaging
import NIfTI
import TestSupport
import Testing

@Suite struct DrawnLabelsTests {
  @Test(.enabled(if: DataMirror.has("sunnybrook"), "REPORT_MIRROR has no data set sunnybrook"))
  func contoursAreTheTruthOfRealImages() async throws {
    let member = CohortMember.files(
      FileReference(dataset: "sunnybrook", path: "dicom/SCD0000101.tar.xz"))
    let drawn = DrawnContours(
      folder: FileReference(dataset: "sunnybrook", path: "contours/dicom-patients"),
      names: FileReference(dataset: "sunnybrook", path: "dicom/link.csv"))
    let images = PatientImages(member: member, legacy: false)
    let bench = StepBench(root: try #require(DataMirror.folder))
    let truth = try await bench.run(DrawnLabels(images: images, contours: drawn))
    // By the contours' areas; see volumesWithinContoursDrawnByHand.
    let series = try #require(truth.about.series.first)
    #expect(abs(series.volumes.diastole - 191.3) < 4)
    let temporary = TemporaryFolder()
    let scratch = temporary.url
    let labels = try truth.image(series.id, through: scratch)
    // Both borders at end-diastole, the inner one at end-systole, nothing elsewhere.
    let known = (0..<labels.header.size.w * labels.header.size.z).map { place in
      Set(labels.plane(place).values)
    }
    #expect(known.count { $0 == [0, 1, 2] } == 9)
    #expect(known.count { $0 == [0, 1] } == 9)
    #expect(known.count { $0 == [255] } == known.count - 18)
  }
}
