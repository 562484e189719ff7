import CohortImages
import CohortStatistics
import CohortTerms
import Cohorts
import Engine
import Foundation
import GroundTruth
import TestSupport
import Testing

@Suite struct CohortFindingsTests {
  /// As `report curate` leaves it out.
  @Test func aDamagedArchiveLeavesOnePatientOut() async throws {
    let files = TemporaryFolder()
    try files.file("own-images/dicom/A.zip", "no archive".utf8)
    let bench = StepBench(root: files.url)
    let member = CohortMember.files(FileReference(dataset: "own-images", path: "dicom/A.zip"))
    let step = PatientCuration(images: PatientImages(member: member, legacy: false))
    let findings = try await bench.run(CohortFindings(patients: [step]))
    #expect(findings.curatedPatients == 0)
    let log = findings.log.rows
    #expect(log.map(\.problem) == [.unreadable, .noShortAxis])
    #expect(log.map(\.resolution) == ["archive left out", "study left out"])
    #expect(log.map(\.image) == ["A.zip", ""])
  }
}
