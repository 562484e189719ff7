import Cohorts
import Curation
import DICOM
import Foundation
import Imaging
import NIfTI
import TestSupport
import Testing

@testable import CohortImages

@Suite struct CuratedPatientCurationTests {
  /// A gap that fits no rule stays, so that an even stack has the slices beyond it elsewhere.
  @Test func slicesThatAnEvenStackHasElsewhereAreMoved() async throws {
    let temporary = TemporaryFolder()
    let root = temporary.url
    for (slice, place) in [0.0, 10, 25, 35, 45].enumerated() {
      for frame in 1...2 {
        var image = DICOMImage(rows: 2, columns: 2, pixels: [1, 2, 3, 4])
        image.set(.sopClassUID, .uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4")
        image.set(.sopInstanceUID, .uniqueIdentifier, "1.\(slice).\(frame)")
        image.set(.pixelSpacing, [1, 1])
        image.set(.triggerTime, [Double(30 * frame)])
        image.set(.imagePositionPatient, [0, 0, place])
        image.set(.imageOrientationPatient, [1, 0, 0, 0, 1, 0])
        try image.write(to: root.appending(path: "\(slice)-\(frame).dcm"))
      }
    }
    let study = try #require(await CineStudy.read(CohortPatient(root, root: root), jobs: 1).first)
    let series = try Curation().plan(study)
    var patient = CuratedPatient(name: "1", log: [], series: [], slices: [], examples: [])
    let image = NIfTIImage(
      header: series.header, values: [Float](repeating: 0, count: 8 * series.slices.count))
    patient.add(study, series, image: image)
    #expect(patient.slices.map(\.fate) == [.kept, .kept, .moved, .moved, .moved])
  }
}
