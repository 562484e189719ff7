import CohortTerms
import Foundation
import ImagingTestSupport
import Phantom
import PhantomFiles
import Synchronization
import Testing

@testable import Curation
@testable import Imaging

/// What belongs to one patient, in the layouts that cohorts come in.
@Suite struct CohortFolderTests {
  private static func slices(_ cohort: BowlCohort) async throws -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    for patient in try CohortFolder(cohort.root).patients {
      #expect(found[patient.name] == nil)
      found[patient.name] = try await CineStudy.read(patient, jobs: 1).map(\.slices.count)
    }
    return found
  }

  private static func curated(_ cohort: BowlCohort, jobs: Int) async throws -> (
    names: [String], log: [String]
  ) {
    var names: [String] = []
    let output = cohort.root.appending(path: "out")
    try await CohortCuration(input: cohort.root.appending(path: "in"), output: output, jobs: jobs)
      .run { patient, _, _ in names += patient.series.map(\.id) }
    let log = try String(contentsOf: output.appending(path: "conversion.log"), encoding: .utf8)
    return (names, log.split(separator: "\n").map(String.init))
  }

  @Test func seriesSideBySideAreOnePatient() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, ".")
    #expect(try await Self.slices(cohort) == [cohort.root.lastPathComponent: [2]])
  }

  @Test func seriesOfSeveralPatientsSideBySideAreToldApart() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, ".")
    for name in ["sax_1", "sax_2"] {
      try FileManager.default.moveItem(
        at: cohort.root.appending(path: name), to: cohort.root.appending(path: "a\(name)"))
    }
    try Layout.add("1.2", to: cohort, ".")
    #expect(try await Self.slices(cohort) == ["asax_1": [2], "sax_1": [2]])
  }

  @Test func imagesBesideFoldersAreAPatientOrPartOfOne() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, "P")
    try Layout.add("1.2", to: cohort, "Q")
    try Data("see me".utf8).write(to: cohort.root.appending(path: "list.csv"))
    #expect(try await Self.slices(cohort) == ["P": [2], "Q": [2]])
    try Layout.add("1.3", to: cohort, ".", flat: true)
    let own = cohort.root.lastPathComponent
    #expect(try await Self.slices(cohort) == ["P": [2], "Q": [2], own: [2]])
  }

  @Test func slicesBesideFoldersOfTheSameStudyAreOnePatient() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, ".")
    try Layout.spill(cohort.root.appending(path: "sax_2"))
    #expect(try await Self.slices(cohort) == [cohort.root.lastPathComponent: [2]])
  }

  @Test func oneLayoutDoesNotHideAnother() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, "7/study")
    try Layout.add("1.2", to: cohort, "B/deeper")
    // No patient.
    let labels = cohort.root.appending(path: "labels")
    try FileManager.default.createDirectory(at: labels, withIntermediateDirectories: true)
    try Data("see me".utf8).write(to: labels.appending(path: "7.txt"))
    #expect(try await Self.slices(cohort) == ["7": [2], "B": [2]])
  }

  @Test func linkedPatientsAreFound() async throws {
    let (cohort, elsewhere) = (BowlCohort(), BowlCohort())
    try Layout.add("1.1", to: cohort, "P")
    try Layout.add("1.2", to: elsewhere, "real")
    try Layout.add("1.3", to: elsewhere, "bowl/study")
    for (name, place) in [
      ("Q", elsewhere.root.appending(path: "real").path),
      ("R", elsewhere.root.appending(path: "bowl").path), ("again", "P"), ("circle", "."),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: cohort.root.appending(path: name).path, withDestinationPath: place)
    }
    #expect(try await Self.slices(cohort) == ["P": [2], "Q": [2], "R": [2]])
    let studies = try await CineStudy.read(CohortFolder(cohort.root).patients[1], jobs: 1)
    #expect(studies[0].slices[0].name == "Q/sax_1/IM-1001-0001.dcm")
  }

  /// In one folder, and in a folder for each series.
  @Test(arguments: [true, false]) func aBlankPatientIDPartsNoStudy(flat: Bool) async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", of: "7", to: cohort, "P", flat: flat)
    try Layout.add("1.9", of: "8", to: cohort, "Q", flat: flat)
    let second = FolderWalk(cohort.root.appending(path: "P")).filter { $0.path.contains("IM-1002") }
    try Self.replace([0x10, 0, 0x20, 0], "LO", "7 ", "  ", in: second)
    #expect(second.count == 3)
    #expect(try await Self.slices(cohort) == ["P": [2], "Q": [2]])
  }

  /// An element of some files becomes another value of its length.
  private static func replace(
    _ tag: [UInt8], _ vr: String, _ old: String, _ new: String, in files: [URL]
  ) throws {
    let head = Data(tag) + Data(vr.utf8) + Data([UInt8(old.utf8.count), 0])
    for url in files {
      var bytes = try Data(contentsOf: url)
      let range = try #require(bytes.range(of: head + Data(old.utf8)))
      bytes.replaceSubrange(range, with: head + Data(new.utf8))
      try bytes.write(to: url)
    }
  }

  @Test func aBlankStudyUIDPartsNoStudy() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.10", of: "7", to: cohort, "P", flat: true)
    let second = FolderWalk(cohort.root).filter { $0.path.contains("IM-1002") }
    try Self.replace([0x20, 0, 0x0D, 0], "UI", "1.10", "    ", in: second)
    #expect(second.count == 3)
    #expect(try await Self.slices(cohort) == ["P": [2]])
  }

  /// One image of another patient's renames nobody.
  @Test func aStrayImageLeavesThePatientItsName() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.10", of: "7", to: cohort, "P/A", flat: true)
    try Layout.add("1.11", of: "8", to: cohort, "P/B", flat: true)
    let stray = Array(FolderWalk(cohort.root.appending(path: "P/B")))
    let place = cohort.root.appending(path: "P/A/stray.dcm")
    try FileManager.default.moveItem(at: stray[0], to: place)
    try FileManager.default.removeItem(at: cohort.root.appending(path: "P/B"))
    let patient = try #require(try CohortFolder(cohort.root.appending(path: "P")).patients.first)
    let studies = try await CineStudy.read(patient, jobs: 1)
    #expect(studies.map(\.id) == [patient.name])
    #expect(
      studies.first?.log.map(\.line)
        == ["\(patient.name)\tno short axis\tstudy left out\tA/stray.dcm\timages: 1"])
  }

  private static func names(_ cohort: BowlCohort) throws -> [String] {
    try CohortFolder(cohort.root).patients.map(\.name)
  }

  /// With IDs that tell, an ID that all have and none.
  @Test(arguments: [["1", "2", "3"], ["X", "X", "X"], ["", "", ""]])
  func foldersOfSeveralPatientsAreLookedInto(ids: [String]) async throws {
    let cohort = BowlCohort()
    try Layout.add("1.3", of: ids[0], to: cohort, "g/HF/p1")
    try Layout.add("1.2", of: ids[1], to: cohort, "g/HF/p2")
    try Layout.add("1.1", of: ids[2], to: cohort, "g/N/p3", flat: true)
    #expect(try await Self.slices(cohort) == ["p1": [2], "p2": [2], "p3": [2]])
    #expect(try Self.names(cohort) == ["p1", "p2", "p3"])
  }

  @Test func aPatientOfOneFolderKeepsItsNameBesideAMixedOne() throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", of: "1", to: cohort, "A/DICOM")
    try Layout.add("1.2", of: "2", to: cohort, "B/DICOM")
    try Layout.add("1.3", of: "3", to: cohort, "C/DICOM")
    try Layout.add("1.4", of: "4", to: cohort, "C/other")
    #expect(try Self.names(cohort) == ["A", "B", "DICOM", "other"])
  }

  @Test func namesThatStandTwiceAreJoinedWithTheirFolders() throws {
    let cohort = BowlCohort()
    for (group, number) in [("HF", 1), ("N", 3)] {
      try Layout.add("1.\(number)", of: "\(number)", to: cohort, "\(group)/p1")
      try Layout.add("1.\(number + 1)", of: "\(number + 1)", to: cohort, "\(group)/p\(number + 1)")
    }
    #expect(try Self.names(cohort) == ["HF_p1", "p2", "N_p1", "p4"])
  }

  @Test func studiesOfAPatientStayTogether() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.2", of: "1", to: cohort, "P/A")
    try Layout.add("1.1", of: "1", to: cohort, "P/B")
    try Layout.add("1.3", of: "2", to: cohort, "Q")
    let patients = try CohortFolder(cohort.root).patients
    #expect(patients.map(\.name) == ["P", "Q"])
    let studies = try await CineStudy.read(patients[0], jobs: 1)
    #expect(studies.map(\.id) == ["P_1", "P_2"])
    #expect(
      studies.flatMap(\.log).map(\.line) == [
        "P_1\tseveral studies\tcalled P_1\tP/A/sax_1/IM-1001-0001.dcm\t"
          + "PatientID 1, StudyInstanceUID 1.2",
        "P_2\tseveral studies\tcalled P_2\tP/B/sax_1/IM-1001-0001.dcm\t"
          + "PatientID 1, StudyInstanceUID 1.1",
      ])
  }

  /// One of the patients has two studies; a UID that is missing is none that they share.
  @Test func patientsOfOneFolderAreCalledByTheirID() async throws {
    let cohort = BowlCohort()
    for (study, patient) in [("1.2", "b"), ("1.3", "a"), ("1.4", "b"), ("", "c"), ("", "d")] {
      try Layout.add(
        study, of: patient, to: cohort, study.isEmpty ? "all/\(patient)" : "all", flat: true)
      if study.isEmpty {
        try Layout.spill(cohort.root.appending(path: "all/\(patient)"), prefix: patient)
      }
    }
    let patients = try CohortFolder(cohort.root).patients
    #expect(patients.map(\.name) == ["all"])
    let studies = try await CineStudy.read(patients[0], jobs: 1)
    #expect(studies.map(\.id) == ["b_1", "a", "b_2", "c", "d"])
    #expect(studies.allSatisfy { $0.slices.count == 2 && $0.log.count == 1 })
    #expect(
      studies[3].log.first?.line
        == "c\tseveral studies\tcalled c\tall/c-IM-1001-0001.dcm\t"
        + "PatientID c, no StudyInstanceUID")
  }

  @Test(arguments: ["a/b", "..", "", "b_1"])
  func anIDThatCannotBeANameIsNumbered(_ id: String) async throws {
    let cohort = BowlCohort()
    for (study, patient) in [("1.2", "b"), ("1.3", "b"), ("1.4", id)] {
      try Layout.add(study, of: patient, to: cohort, "all", flat: true)
    }
    let studies = try await CineStudy.read(CohortFolder(cohort.root).patients[0], jobs: 1)
    #expect(studies.map(\.id) == ["all_1", "all_2", "all_3"])
  }

  /// Whoever is read first: the names are those of the order.
  @Test(arguments: [1, 3]) func patientsOfSeveralFoldersMayShareAnID(jobs: Int) async throws {
    let cohort = BowlCohort()
    for (study, patient, folder) in [
      ("1.1", "1", "A"), ("1.2", "2", "A"), ("1.3", "1", "B"), ("1.4", "3", "B"), ("1.5", "3", "C"),
      ("1.6", "3", "C"), ("1.7", "1", "C"),
    ] { try Layout.add(study, of: patient, to: cohort, "in/\(folder)", flat: true) }
    let (names, log) = try await Self.curated(cohort, jobs: jobs)
    #expect(names == ["1", "2", "B_1", "3", "3_1", "3_2", "C_1"])
    #expect(
      log.contains(
        "B_1\tseveral studies\tcalled B_1\tB/1.3-IM-1001-0001.dcm\t"
          + "PatientID 1, StudyInstanceUID 1.3; 1 is of A"))
  }

  /// As another's second study is called, and as another's turned image.
  @Test func aStudyGivesWayToAFolderAndToATurnedImage() async throws {
    let cohort = BowlCohort()
    for (study, patient, folder) in [
      ("1.1", "P", "P"), ("1.2", "P", "P"), ("1.3", "P_2", "P_2"), ("1.4", "Q", "all"),
      ("1.5", "Q_rot90", "all"),
    ] { try Layout.add(study, of: patient, to: cohort, "in/\(folder)", flat: true) }
    #expect(
      try await Self.curated(cohort, jobs: 2).names == ["P_1", "P_P_2", "P_2", "Q", "all_Q_rot90"])
  }

  @Test func aFolderWhoseNameIsNoTextIsALineOfTheLog() async throws {
    let cohort = BowlCohort()
    for patient in ["P", "Q"] {
      try Layout.add("1.\(patient)", of: patient, to: cohort, "in/\(patient)", flat: true)
    }
    for folder in ["in/", "in/P/"] {
      let name = Array((cohort.root.path + "/" + folder + "a").utf8) + [0xFF, 0]
      #expect(mkdir(name.map { CChar(bitPattern: $0) }, 0o700) == 0)
    }
    let (names, log) = try await Self.curated(cohort, jobs: 2)
    #expect(names == ["P", "Q"])
    let due = "its name is no UTF-8, so that it cannot be opened; rename it"
    #expect(
      log.filter { $0.hasSuffix(due) }.map {
        $0.split(separator: "\t").dropFirst().joined(separator: " ")
      }
        == [
          "unreadable file left out P/a\u{FFFD} \(due)",
          "unreadable file left out a\u{FFFD} \(due)",
        ])
  }

  @Test func splitsPartAnyLayout() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, "P")
    try Layout.add("1.2", to: cohort, "Q/study")
    try Layout.add("1.3", to: cohort, "R", flat: true)
    let splits = [
      "P": StudySplit(folders: ["sax_2"]), "Q": StudySplit(folders: ["sax_2", "sax_7"]),
      "R": StudySplit(folders: ["sax_2"]),
    ]
    var found: [String: Int] = [:]
    var log: [String] = []
    for patient in try CohortFolder(cohort.root).patients {
      for study in try await CineStudy.read(patient, splits: splits, jobs: 1) {
        found[study.id] = study.slices.count
        log += study.log.map(\.line)
      }
    }
    #expect(found == ["P_a": 1, "P_b": 1, "Q_a": 1, "Q_b": 1, "R": 2])
    #expect(
      log == [
        "R\tunknown folder\tstudy not parted\t\t"
          + "the table of splits names sax_2, where no file of the patient lies",
        "Q_a\tunknown folder\tpassed over\t\t"
          + "the table of splits names sax_7, where no file of the patient lies",
      ])
  }

  @Test func anArchiveIsTheFolderThatItHolds() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.2", of: "1", to: cohort, "in/cohort/p1", flat: true)
    let input = cohort.root.appending(path: "in")
    var seen: [[String]] = []
    for number in 1...2 {
      if number == 2 { try Layout.add("1.1", of: "2", to: cohort, "in/cohort/p2", flat: true) }
      try Layout.pack("cohort.tar.gz", input, "cohort")
      seen.append(try await Layout.curated("in/cohort.tar.gz", of: cohort))
    }
    #expect(seen == [["p1"], ["p1", "p2"]])
  }

  /// Archives in folders of groups, two of one name.
  @Test func archivesMayLieDeeper() async throws {
    let cohort = BowlCohort()
    for group in ["HF", "N"] {
      try Layout.add("1.\(group.count)", to: cohort, "in/\(group)/p")
      let folder = cohort.root.appending(path: "in/\(group)")
      try Layout.pack("p.tar", folder, "p")
      try FileManager.default.removeItem(at: folder.appending(path: "p"))
    }
    #expect(try await Layout.curated("in", of: cohort) == ["HF_p", "N_p"])
  }

  /// Nobody knows who lies in it.
  @Test func aFolderThatMayNotBeReadIsNoLackOfPatients() async throws {
    let cohort = BowlCohort()
    try Layout.add("1.1", to: cohort, "P/study")
    try Layout.add("1.2", to: cohort, "Q/study")
    let locked = cohort.root.appending(path: "Q")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: locked.path)
    }
    let error = try Nobody.reads {
      #expect(throws: FileError.self) { try CohortFolder(cohort.root).patients }
    }
    #expect(
      error?.description == "\(locked.path): the folder cannot be opened (permission denied)")
    let failed = FileError(path: locked.path, reason: "it cannot be read")
    #expect(throws: failed) {
      try CineStudy.studies(
        of: CohortPatient(locked, root: cohort.root), files: [(locked.path, .failure(failed))],
        splits: [:])
    }
  }
}
