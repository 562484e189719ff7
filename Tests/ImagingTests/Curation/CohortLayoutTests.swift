import Foundation
import Testing

@testable import Imaging

/// What belongs to one patient, in the layouts that cohorts come in.
@Suite struct CohortLayoutTests {
  /// Two slices of a study in `folder`, each in a folder of its own or all in this one.
  private static func add(
    _ study: String, to cohort: BowlCohort, _ folder: String, flat: Bool = false
  ) throws {
    for slice in 1...2 {
      try cohort.add("x", slice: slice, location: Double(8 * slice), frames: 3) { _, file in
        file.text(.studyInstanceUID, "UI", study)
      }
    }
    let made = cohort.root.appending(path: "train/x/study")
    let place = cohort.root.appending(path: folder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for name in flat ? FolderWalk(made).map(\.path) : ["sax_1", "sax_2"] {
      let source = flat ? URL(filePath: name) : made.appending(path: name)
      try FileManager.default.moveItem(
        at: source, to: place.appending(path: source.lastPathComponent))
    }
    try FileManager.default.removeItem(at: cohort.root.appending(path: "train"))
  }

  private static func slices(_ cohort: BowlCohort) async throws -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    for patient in CohortFolder(cohort.root).patients {
      #expect(found[patient.name] == nil)
      found[patient.name] = await CineStudy.read(patient, jobs: 1).map(\.slices.count)
    }
    return found
  }

  /// An archive in `folder` of what is called `name` there.
  private static func pack(_ archive: String, _ folder: URL, _ name: String) throws {
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "caf", folder.appending(path: archive).path, "-C", folder.path, name]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
  }

  @Test func seriesSideBySideAreOnePatient() async throws {
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    try Self.add("1.1", to: cohort, ".")
    #expect(try await Self.slices(cohort) == [cohort.root.lastPathComponent: [2]])
  }

  @Test func seriesOfSeveralPatientsSideBySideAreToldApart() async throws {
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    try Self.add("1.1", to: cohort, ".")
    for name in ["sax_1", "sax_2"] {
      try FileManager.default.moveItem(
        at: cohort.root.appending(path: name), to: cohort.root.appending(path: "a\(name)"))
    }
    try Self.add("1.2", to: cohort, ".")
    #expect(try await Self.slices(cohort) == ["asax_1": [2], "sax_1": [2]])
  }

  @Test func imagesBesideFoldersAreAPatientOrPartOfOne() async throws {
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    try Self.add("1.1", to: cohort, "P")
    try Self.add("1.2", to: cohort, "Q")
    try Data("see me".utf8).write(to: cohort.root.appending(path: "list.csv"))
    #expect(try await Self.slices(cohort) == ["P": [2], "Q": [2]])
    try Self.add("1.3", to: cohort, ".", flat: true)
    let own = cohort.root.lastPathComponent
    #expect(try await Self.slices(cohort) == ["P": [2], "Q": [2], own: [2]])
  }

  @Test func slicesBesideFoldersOfTheSameStudyAreOnePatient() async throws {
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    try Self.add("1.1", to: cohort, ".")
    let inside = cohort.root.appending(path: "sax_2")
    for file in FolderWalk(inside) {
      try FileManager.default.moveItem(
        at: file, to: cohort.root.appending(path: file.lastPathComponent))
    }
    try FileManager.default.removeItem(at: inside)
    #expect(try await Self.slices(cohort) == [cohort.root.lastPathComponent: [2]])
  }

  @Test func oneLayoutDoesNotHideAnother() async throws {
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    try Self.add("1.1", to: cohort, "7/study")
    try Self.add("1.2", to: cohort, "B/deeper")
    // No patient.
    let labels = cohort.root.appending(path: "labels")
    try FileManager.default.createDirectory(at: labels, withIntermediateDirectories: true)
    try Data("see me".utf8).write(to: labels.appending(path: "7.txt"))
    #expect(try await Self.slices(cohort) == ["7": [2], "B": [2]])
  }

  @Test func linkedPatientsAreFound() async throws {
    let (cohort, elsewhere) = (try BowlCohort(), try BowlCohort())
    defer {
      cohort.remove()
      elsewhere.remove()
    }
    try Self.add("1.1", to: cohort, "P")
    try Self.add("1.2", to: elsewhere, "real")
    try Self.add("1.3", to: elsewhere, "bowl/study")
    for (name, place) in [
      ("Q", elsewhere.root.appending(path: "real").path),
      ("R", elsewhere.root.appending(path: "bowl").path), ("again", "P"), ("circle", "."),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: cohort.root.appending(path: name).path, withDestinationPath: place)
    }
    #expect(try await Self.slices(cohort) == ["P": [2], "Q": [2], "R": [2]])
    let studies = await CineStudy.read(CohortFolder(cohort.root).patients[1], jobs: 1)
    #expect(studies[0].slices[0].name == "Q/sax_1/IM-1001-0001.dcm")
  }

  @Test func archivesArePatientsToo() async throws {
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    let input = cohort.root.appending(path: "in")
    try Self.add("1.1", to: cohort, "in/P")
    try Self.add("1.2", to: cohort, "in/Q")
    try Self.pack("Q.tar.xz", input, "Q")
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
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    let output = cohort.root.appending(path: "out")
    try Self.add("1.1", to: cohort, "in/P")
    try Self.pack("P.tar", cohort.root.appending(path: "in"), "P")
    try Self.add("1.2", to: cohort, "out/.unpacked/input/P/Q")
    try await CohortCuration(
      input: cohort.root.appending(path: "in/P.tar"), output: output, jobs: 1
    ).run { patient, _, count in #expect((patient.name, count) == ("P", 1)) }
    #expect(!FileManager.default.fileExists(atPath: output.appending(path: ".unpacked").path))
  }

  @Test func resultsAreNoPatient() async throws {
    let cohort = try BowlCohort()
    defer { cohort.remove() }
    try Self.add("1.1", to: cohort, "P")
    try Self.add("1.2", to: cohort, "Q")
    let output = cohort.root.appending(path: "out")
    for _ in 1...2 {
      var seen: [String] = []
      try await CohortCuration(input: cohort.root, output: output, jobs: 1).run { patient, _, _ in
        seen.append(patient.name)
      }
      #expect(seen == ["P", "Q"])
    }
  }
}
