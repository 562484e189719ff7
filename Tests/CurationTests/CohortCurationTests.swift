import CohortTerms
import Foundation
import ImagingTestSupport
import Phantom
import PhantomFiles
import Synchronization
import Testing

@testable import Curation
@testable import Imaging

/// What a curation writes, and what becomes of an earlier one.
@Suite struct CohortCurationTests {
  /// A patient that is called as another's turned image, or as the second part of another is.
  @Test(arguments: ["P_rot90", "P_b"])
  func nothingIsWrittenOverWhatIsAnothers(_ name: String) async throws {
    let cohort = BowlCohort()
    let input = cohort.root.appending(path: "in")
    let output = cohort.root.appending(path: "out")
    try Layout.add("1.1", of: "P", to: cohort, "in/P", flat: true)
    try Layout.add("1.3", of: name, to: cohort, "in/\(name)", flat: true)
    let error = await #expect(throws: FileError.self) {
      try await CohortCuration(
        input: input, output: output,
        splits: name == "P_b" ? ["P": StudySplit(folders: ["x"])] : [:], jobs: 1
      ).run()
    }
    let reason = try #require(error?.reason)
    #expect(reason.contains(" would be called \(name), as is "))
    #expect(reason.hasSuffix("; rename one of them, or curate them apart"))
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test func archivesArePatientsToo() async throws {
    let cohort = BowlCohort()
    let input = cohort.root.appending(path: "in")
    try Layout.add("1.1", to: cohort, "in/P")
    try Layout.add("1.2", to: cohort, "in/Q")
    try Layout.pack("Q.tar.xz", input, "Q")
    try FileManager.default.removeItem(at: input.appending(path: "Q"))
    try Data("no archive".utf8).write(to: input.appending(path: "R.zip"))
    let output = cohort.root.appending(path: "out")
    var seen: [String] = []
    try await CohortCuration(input: input, output: output, jobs: 1).run { patient, _, _ in
      seen.append("\(patient.name) \(patient.series.map(\.size.z))")
    }
    #expect(seen == ["P [2]", "Q [2]", "R []"])
    let log = try String(contentsOf: output.appending(path: "conversion.log"), encoding: .utf8)
    #expect(
      log.hasPrefix("R\tunreadable file\tarchive left out\tR.zip\tthe archive cannot be opened ("))
    #expect(log.hasSuffix("R\tno short axis\tstudy left out\t\t\n"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: output.path).sorted()
        == [
          "P", "P_rot90", "Q", "Q_rot90", "conversion.log", "dicom_metadata.tsv.xz",
          "patient_dimensions.tsv",
        ])
  }

  @Test func whatAKilledRunUnpackedIsNotMixedIn() async throws {
    let cohort = BowlCohort()
    let output = cohort.root.appending(path: "out")
    try Layout.add("1.1", to: cohort, "in/P")
    try Layout.pack("P.tar", cohort.root.appending(path: "in"), "P")
    try Layout.add("1.2", to: cohort, "out/.unpacked/input/P/Q")
    try await CohortCuration(
      input: cohort.root.appending(path: "in/P.tar"), output: output, jobs: 1
    ).run { patient, _, count in #expect((patient.name, count) == ("P", 1)) }
    #expect(!FileManager.default.fileExists(atPath: output.appending(path: ".unpacked").path))
  }

  @Test func resultsAreNoPatient() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, "P")
    try Layout.add("1.2", to: cohort, "Q")
    let output = cohort.root.appending(path: "out")
    for _ in 1...2 {
      var seen: [String] = []
      try await CohortCuration(input: cohort.root, output: output, jobs: 1).run { patient, _, _ in
        seen.append(patient.name)
      }
      #expect(seen == ["P", "Q"])
    }
  }

  /// What the program cannot write for itself says nothing of a patient.
  @Test func archivesThatCannotBeUnpackedForWantOfRoomFailTheRun() async throws {
    let cohort = BowlCohort()
    let input = cohort.root.appending(path: "in")
    try Layout.add("1.1", to: cohort, "in/P")
    try Layout.pack("P.tar", input, "P")
    try FileManager.default.removeItem(at: input.appending(path: "P"))
    let output = cohort.root.appending(path: "out")
    var curation = CohortCuration(input: input, output: output, jobs: 1)
    curation.accept = { _ in
      try FileManager.default.createSymbolicLink(
        atPath: output.appending(path: ".unpacked").path, withDestinationPath: "/proc/self")
    }
    await #expect(throws: CocoaError.self) { try await curation.run() }
    #expect(!FileManager.default.fileExists(atPath: output.appending(path: ".unpacked").path))
  }

  @Test func twoNeverWriteToOneFolder() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, "in/P")
    let output = cohort.root.appending(path: "out")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let refusal = FileError(
      path: output.path,
      reason: "another `report` is writing to this folder; wait for it, or name another folder")
    do {
      let other = try FolderLock(output)
      defer { withExtendedLifetime(other) {} }
      await #expect(throws: refusal) { try await Layout.curated("in", of: cohort) }
      await #expect(throws: refusal) {
        try await PhantomCohort(profile: .challenge, patients: 1, seed: 1).write(to: output)
      }
    }
    #expect(try await Layout.curated("in", of: cohort) == ["P"])
  }

  /// Whoever takes all images of the folder has those of this run's patients alone.
  @Test func imagesOfAnEarlierRunThatAreNotMadeAgainAreRemoved() async throws {
    let cohort = BowlCohort()
    for (index, name) in ["P", "Q", "R"].enumerated() {
      try Layout.add("1.\(index)", to: cohort, "in/\(name)")
    }
    let output = cohort.root.appending(path: "out")
    func exists(_ path: String) -> Bool {
      FileManager.default.fileExists(atPath: output.appending(path: path).path)
    }
    #expect(try await Layout.curated("in", of: cohort) == ["P", "Q", "R"])
    // Somebody's own are left alone.
    for (path, text) in [("R/seg.nii.gz", "mine"), ("other/sa.nii.gz", "mine")] {
      let url = output.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    for name in ["Q", "R"] {
      try FileManager.default.removeItem(at: cohort.root.appending(path: "in/\(name)"))
    }
    let removed = Mutex<[String]>([])
    var curation = CohortCuration(
      input: cohort.root.appending(path: "in"), output: output, jobs: 1)
    curation.removed = { name in removed.withLock { $0.append(name) } }
    try await curation.run()
    #expect(removed.withLock { $0 } == ["Q", "Q_rot90", "R", "R_rot90"])
    #expect(exists("P/sa.nii.gz") && !exists("Q") && !exists("R/sa.nii.gz"))
    #expect(exists("R/seg.nii.gz") && exists("other/sa.nii.gz"))
  }
}
