import CohortTerms
import Foundation
import ImagingTestSupport
import NIfTI
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging
@testable import Phantom
@testable import PhantomFiles

@Suite struct PhantomCohortTests {
  /// Every file below a folder with its bytes.
  static func files(_ folder: URL) throws -> [String: Data] {
    let prefix = folder.resolvingSymlinksInPath().path.count + 1
    return try Dictionary(
      uniqueKeysWithValues: FolderWalk(folder).map {
        (String($0.path.dropFirst(prefix)), try Data(contentsOf: $0))
      })
  }

  @Test func theSameBytesInAnyOrderAndNumber() async throws {
    let place = BowlCohort()
    var cohort = PhantomCohort(
      profile: .challenge, patients: 3, seed: 12, inconsistencies: [.rotation, .otherPlane],
      phases: 2, matrix: 24, jobs: 1)
    var seen: [Int] = []
    let first = place.root.appending(path: "a")
    try await cohort.write(to: first) { seen.append($0.number) }
    cohort.jobs = 3
    cohort.patients = 2
    let second = place.root.appending(path: "b")
    try await cohort.write(to: second)
    #expect(seen == [1, 2, 3])
    let (all, some) = (try Self.files(first), try Self.files(second))
    #expect(some.count > 20)
    for (path, bytes) in some where !path.hasSuffix(".tsv") { #expect(all[path] == bytes) }
    for table in ["truth.tsv", "injected.tsv"] {
      let (long, short) = (try #require(all[table]), try #require(some[table]))
      #expect(long.starts(with: short) && long.count > short.count)
    }
    // Identifiers of instances are all different.
    let headers = FolderWalk(first).compactMap { try? DICOMScan.read($0).get().first }
    #expect(Set(headers.map(\.instanceUID)).count == headers.count)
    #expect(Set(headers.map(\.studyUID)).count == 3)
    #expect(headers.allSatisfy { $0.instanceUID.count <= 64 && $0.modality == "MR" })
  }

  /// Of a run that was killed: what is whole stays, what is half is made again.
  @Test func whatWasStoppedGoesOn() async throws {
    let place = BowlCohort()
    let cohort = PhantomCohort(
      profile: .challenge, patients: 2, seed: 12, inconsistencies: [.rotation], phases: 2,
      matrix: 24, jobs: 1)
    try await cohort.write(to: place.root)
    let whole = try Self.files(place.root)
    let kept = place.root.appending(path: "1")
    func born() throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: kept.path)[.modificationDate] as? Date
    }
    let before = try born()
    // Killed between the labels of the second and its images, with a third one begun.
    try FileManager.default.removeItem(at: place.root.appending(path: "2"))
    let half = place.root.appending(path: ".unfinished/2/2/study/sax_1")
    try FileManager.default.createDirectory(at: half, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: half.appending(path: "IM-1-0001.dcm"))
    try Data("pid".utf8).write(to: place.root.appending(path: "truth.tsv"))
    try await cohort.write(to: place.root)
    #expect(try Self.files(place.root) == whole)
    #expect(try born() == before)
    #expect(
      !FileManager.default.fileExists(atPath: place.root.appending(path: ".unfinished").path))
  }

  @Test func aFolderOfAnotherCohortIsRefused() async throws {
    let place = BowlCohort()
    var cohort = PhantomCohort(
      profile: .challenge, patients: 2, seed: 12, phases: 2, matrix: 24, jobs: 1)
    try await cohort.write(to: place.root)
    func sentence(_ change: (inout PhantomCohort) -> Void) -> String? {
      var other = cohort
      change(&other)
      do { try other.refuse(place.root) } catch { return error.reason }
      return nil
    }
    #expect(sentence { $0.patients = 5 } == nil)
    #expect(
      sentence { $0.patients = 1 } == "the folder is meant for 2 patients, more than 1")
    let kind = "the folder holds a cohort of another kind: "
    let rest = "; the same options go on with it, another one needs another folder"
    #expect(sentence { $0.seed = 3 } == kind + "seed is 12, not 3" + rest)
    #expect(sentence { $0.phases = nil } == kind + "phases is 2, not left out" + rest)
    cohort.profile = .biobank
    try Data("mine".utf8).write(to: place.root.appending(path: "cohort.tsv"))
    #expect(
      sentence { _ in } == "the folder is not empty; the cohort needs one of its own")
  }

  @Test func theTruthIsATable() async throws {
    let place = BowlCohort()
    let cohort = PhantomCohort(
      profile: .sevenTesla, patients: 1, seed: 2, phases: 4, matrix: 16, jobs: 1)
    try await cohort.write(to: place.root)
    let text = try String(contentsOf: place.root.appending(path: "truth.tsv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let row = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[1]))
    let patient = cohort.patient(1)
    #expect(lines.map(\.count) == [25, 25])
    #expect(row["pid"] == "1")
    #expect(row["fieldStrength"] == "7.0")
    let ejection = try #require(row["EF"].flatMap { Double($0) })
    let volume = try #require(row["EDV"].flatMap { Double($0) })
    #expect(abs(ejection - patient.ejectionFraction) < 2e-3)
    #expect(abs(volume / patient.endDiastolicVolume - 1) < 1e-3)
    #expect(
      !FileManager.default.fileExists(atPath: place.root.appending(path: "injected.tsv").path))

    // Labels have their volumes on the coarse grid too, roughly.
    let labels = try NIfTIImage(
      contentsOf: place.root.appending(path: "labels/1/label_sa.nii.gz"))
    let scan = patient.scan
    #expect(labels.header.size == SIMD4(16, 16, scan.slices, 4))
    let voxel = scan.spacing * scan.spacing * scan.sliceDistance / 1000
    let count = (0..<scan.slices).flatMap { labels.plane($0).values }.filter { $0 == 1 }.count
    #expect(abs(Double(count) * voxel / volume - 1) < 0.35)
  }

  /// Also of a study whose matrix curation makes smaller.
  @Test(arguments: [nil, .largeMatrix] as [PhantomInconsistency?])
  func labelsLieOnTheGridOfCuration(_ kind: PhantomInconsistency?) async throws {
    let place = BowlCohort()
    var patient = PhantomPatient(number: 1, seed: 4, profile: .challenge)
    patient.scan = patient.scan.scaled(90)
    (patient.scan.phases, patient.scan.slices) = (2, 3)
    let study = PhantomStudy(patient, with: kind.map { [$0] } ?? [])
    try study.write(to: place.root)
    try study.writeLabels(to: place.root)
    let labels = try NIfTIImage(
      contentsOf: place.root.appending(path: "labels/1/label_sa.nii.gz"))
    let read = try await CineStudy.read(CohortFolder(place.root).patients[0], jobs: 1)
    let series = try Curation().plan(read[0])
    #expect((series.scaleFactor < 1) == (kind != nil))
    #expect(labels.header.size == series.size)
    #expect(labels.header.affine.distance(to: series.affine) < 1e-3)
  }

  @Test func patientsAreOfTheirProfile() {
    let biobank = (1...40).map { PhantomPatient(number: $0, seed: 1, profile: .biobank) }
    #expect(biobank.allSatisfy { $0.scan.field == 1.5 && (45...74).contains($0.age) })
    #expect(Set(biobank.map(\.scan.rows)).count == 1)
    #expect(biobank.filter { $0.pathology == .normal }.count > 32)
    let challenge = (1...60).map { PhantomPatient(number: $0, seed: 1, profile: .challenge) }
    #expect(Set(challenge.map(\.scan.field)) == [1.5, 3])
    #expect(Set(challenge.map(\.pathology)) == Set(PhantomPathology.allCases))
    #expect(Set(challenge.map(\.scan.isLandscape)) == [true, false])
    #expect(challenge.contains { $0.age < 16 } && challenge.contains { $0.age > 60 })
    #expect(challenge.allSatisfy { (6...24).contains($0.scan.slices) })
    let seven = (1...20).map { PhantomPatient(number: $0, seed: 1, profile: .sevenTesla) }
    #expect(seven.allSatisfy { $0.scan.field == 7 && $0.scan.spacing == 1.25 })
  }

  @Test func agesAreAsInHeaders() {
    var patient = PhantomPatient(number: 1, seed: 1, profile: .biobank)
    patient.age = 54.9
    #expect(patient.ageText == "054Y")
    patient.age = 0.5
    #expect(patient.ageText == "006M")
  }
}
