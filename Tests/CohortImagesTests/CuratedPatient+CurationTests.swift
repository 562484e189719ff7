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
    let patient = try await Self.patient([0, 10, 25, 35, 45]) { _ in [30, 60] }
    #expect(patient.slices.map(\.fate) == [.kept, .kept, .moved, .moved, .moved])
  }

  /// A slice whose second heartbeat was left out is still there, with the images of the first.
  @Test func aSliceWithoutItsExtraImagesIsKept() async throws {
    let times: [Double] = [0, 30, 60, 90]
    let patient = try await Self.patient([0, 10, 20]) { $0 == 1 ? times + times : times }
    #expect(patient.log.contains { $0.resolution == "4 images left out" })
    #expect(patient.slices.map(\.fate) == [.kept, .kept, .kept])
    #expect(patient.slices[1].phases == [0, -1, 1, -1, 2, -1, 3, -1])
  }

  /// A patient whose slices lie at `places` with images at `times` of each.
  private static func patient(
    _ places: [Double], times: (Int) -> [Double]
  ) async throws -> CuratedPatient {
    let temporary = TemporaryFolder()
    let root = temporary.url
    for (slice, place) in places.enumerated() {
      for (frame, time) in times(slice).enumerated() {
        var image = DICOMImage(rows: 2, columns: 2, pixels: [1, 2, 3, 4])
        image.set(.sopClassUID, .uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4")
        image.set(.sopInstanceUID, .uniqueIdentifier, "1.\(slice).\(frame)")
        image.set(.pixelSpacing, [1, 1])
        image.set(.instanceNumber, .integerString, "\(frame + 1)")
        image.set(.triggerTime, [time])
        image.set(.imagePositionPatient, [0, 0, place])
        image.set(.imageOrientationPatient, [1, 0, 0, 0, 1, 0])
        try image.write(to: root.appending(path: "\(slice)-\(frame).dcm"))
      }
    }
    let study = try #require(await CineStudy.read(CohortPatient(root, root: root), jobs: 1).first)
    let series = try Curation().plan(study)
    var patient = CuratedPatient(
      name: "1", log: series.log, series: [], slices: [], examples: [])
    let header = series.header
    let count = (0..<4).map { header.size[$0] }.reduce(1, *)
    let values = [Float](repeating: 0, count: count)
    patient.add(study, series, image: NIfTIImage(header: header, values: values))
    return patient
  }
}
