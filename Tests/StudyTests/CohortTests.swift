import CohortStatistics
import CohortTerms
import Cohorts
import Curation
import Engine
import Foundation
import GroundTruth
import Imaging
import Book
import StudyTerms
import Tables
import TestSupport
import Testing

@testable import CohortImages
@testable import Study

@Suite struct CohortTests {
  private func decode(
    _ options: String, files: [String] = [], place: URL? = nil, file: URL? = nil
  ) throws -> Cohort {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
    decoder.userInfo[.fileSource] = Listing(paths: files, place: place, file: file)
    return try decoder.decode(Cohort.self, from: Data(options.utf8))
  }

  private struct Listing: FileSource {
    var paths: [String]
    var place: URL?
    var file: URL?
    func localFolder(_ folder: FileReference) -> URL? {
      folder.path.hasSuffix(".tsv") ? file : place
    }
    func location(of file: FileReference) throws -> URL { throw DataMissing("not here") }
    func digest(of file: FileReference) throws -> Digest { throw DataMissing("not here") }
    func files(in folder: FileReference) throws -> [FileReference] {
      paths.filter { $0.hasPrefix(folder.path) }.map {
        FileReference(dataset: folder.dataset, path: $0)
      }
    }
  }

  @Test func patientsAreFoldersAndArchives() throws {
    let cohort = try decode(
      #"{"folder": "own/dicom"}"#,
      files: ["dicom/a10/1.dcm", "dicom/a10/2.dcm", "dicom/a9.tar.xz", "dicom/list.csv"])
    #expect(cohort.members.map(\.name) == ["a9", "a10"])
    #expect(cohort.members[1] == .files(FileReference(dataset: "own-images", path: "dicom/a10")))
    #expect(cohort.missing == nil)
  }

  @Test func inTheBowlsLayoutPatientsAreTheFoldersOfStudies() throws {
    let cohort = try decode(
      #"{"folder": "own"}"#,
      files: ["train/1/study/sax_2/IM-1.dcm", "train/1/study/2ch_1/IM-1.dcm", "test/7/study/x"])
    #expect(cohort.members.map(\.name) == ["7", "1"])
  }

  /// Slices in folders of their own, and images beside the folders of others: what only headers can tell.
  @Test func whereImagesAreAtHandTheirHeadersTellWhatBelongsTogether() throws {
    let temporary = TemporaryFolder()
    let place = temporary.url.resolvingSymlinksInPath()
    func write(_ path: String, study: String) throws {
      let url = place.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      var image = DICOMImage(rows: 1, columns: 2, pixels: [1, 2])
      image.set(.studyInstanceUID, .uniqueIdentifier, study)
      image.set(.sopClassUID, .uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4")
      image.set(.sopInstanceUID, .uniqueIdentifier, study + ".1")
      try image.write(to: url)
    }
    let options = #"{"folder": "own/dicom"}"#
    for series in 1...2 { try write("series\(series)/1.dcm", study: "1.1") }
    let one = try decode(options, files: ["dicom/series1/1.dcm"], place: place)
    #expect(one.members.map(\.name) == [place.lastPathComponent])
    #expect(one.members[0].files == [FileReference(dataset: "own-images", path: "dicom")])
    try write("3.dcm", study: "1.1")
    try write("B/1.dcm", study: "1.2")
    let two = try decode(options, files: ["dicom/series1/1.dcm"], place: place)
    #expect(two.members.map(\.name) == [place.lastPathComponent, "B"])
    #expect(
      two.members[0].files.map(\.path) == ["3.dcm", "series1", "series2"].map { "dicom/" + $0 })
    #expect(two.members[1] == .files(FileReference(dataset: "own-images", path: "dicom/B")))
  }

  /// As `report curate` leaves it out.
  @Test func aDamagedArchiveLeavesOnePatientOut() async throws {
    let files = OwnFiles()
    try Data("no archive".utf8).write(to: files.url("dicom/A.zip"))
    let mirror = TransferMirror()
    mirror.root = files.root
    let member = CohortMember.files(FileReference(dataset: "own-images", path: "dicom/A.zip"))
    let step = PatientCuration(images: PatientImages(member: member, legacy: false))
    let findings = try await mirror.run(CohortFindings(patients: [step]))
    #expect(findings.curatedPatients == 0)
    let log = findings.log.rows
    #expect(log.map(\.problem) == [.unreadable, .noShortAxis])
    #expect(log.map(\.resolution) == ["archive left out", "study left out"])
    #expect(log.map(\.image) == ["A.zip", ""])
  }

  /// The step fails, so that a build with more room runs it again.
  @Test func anArchiveThatCannotBeUnpackedForWantOfRoomIsNoDamage() async throws {
    let files = OwnFiles()
    // Of one empty file `a`.
    try #require(
      Data(
        base64Encoded:
          "UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLAQIUAxQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACA"
          + "AQAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==")
    ).write(to: files.url("dicom/A.zip"))
    let mirror = TransferMirror()
    mirror.root = files.root
    let link = try files.url("checkpoints")
    // Where no folder can be made.
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "/proc/self")
    mirror.checkpoints = link
    let member = CohortMember.files(FileReference(dataset: "own-images", path: "dicom/A.zip"))
    await #expect(throws: CocoaError.self) {
      try await mirror.run(DICOMCuration(images: PatientImages(member: member, legacy: false)))
    }
  }

  @Test func whereNothingWasPutRightThereIsNoFigureOfIt() async throws {
    let cohort = try decode(#"{"phantom": "challenge", "patients": 1, "phases": 3, "matrix": 48}"#)
    var findings = try await TransferMirror().run(CohortFindings(patients: cohort.curations))
    findings.examples = []
    let content = try CohortSummary(cohort: cohort).content(of: findings)
    #expect(!content.figures.contains { $0.part == "examples" })
    // So that a link to it says that it is not available.
    #expect(
      content.contains {
        if case .missing(let names) = $0 { names.keys.contains("examples") } else { false }
      })
  }

  @Test func anEmptyFolderIsNamed() async throws {
    let files = OwnFiles()
    _ = try files.url("dicom/x")
    let mirror = TransferMirror()
    mirror.root = files.root
    await #expect {
      try await mirror.run(MissingCohort(FileReference(dataset: "own-images", path: "dicom")))
    } throws: {
      "\($0)"
        == "own-images/dicom holds no patients: neither folders nor archives of DICOM files"
    }
  }

  @Test func aFolderWithoutPatientsIsMissingData() throws {
    #expect(
      try decode(#"{"folder": "own/dicom"}"#).missing
        == MissingCohort(FileReference(dataset: "own-images", path: "dicom")))
  }

  @Test(arguments: [
    (
      #"{"folder": "own/dicom", "patients": ["b"]}"#,
      "option `patients`: there is no patient b in own-images/dicom; there are a"
    ),
    (#"{"phantom": "challenge", "patients": 0}"#, "option `patients`: must be 1 to 100000"),
    (
      #"{"phantom": "challenge", "phase": 3}"#,
      "there is no `phase` here; did you mean `phases`? (known: contour_names, contours, folder, inject, legacy, matrix, patients, "
    ),
    (
      #"{"phantom": "challenge", "inject": ["noise"]}"#,
      "option `inject`: there is no inconsistency noise; there are all, "
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try decode(options, files: ["dicom/a/1.dcm"])
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription.hasPrefix(sentence)
    }
  }

  @Test func whatNoHeaderSaysOfAPatientIsAGroup() throws {
    let groups = PatientSample.bySexAndAge([
      .init(sex: "F", age: 17), .init(sex: "O", age: 17.5), .init(sex: "", age: .nan),
    ])
    #expect(
      groups.map(\.name) == [
        "all", "F", "M", "O", "not said", "up to 17", "18 to 30", "31 to 50", "over 50", "not said",
      ])
    #expect(groups.map(\.patients.count) == [3, 1, 0, 1, 1, 1, 1, 0, 0, 1])
    let rows = groups.map { $0.group(of: 3) }
    #expect(rows[0].meanAge == 17.25)
    #expect(rows.map(\.female) == [1, 1, 0, 0, 0, 1, 0, 0, 0, 0])
  }

  @Test func aSeriesOfTwoFoldersIsRefused() throws {
    try SeriesID.refuseShared([("1", "A"), ("2", "A"), ("3", "B")])
    let error = #expect(throws: StudyError.self) {
      try SeriesID.refuseShared([("1", "A"), ("2", "A"), ("1", "B")])
    }
    #expect(
      "\(try #require(error))"
        == "A and B both hold a series that is called 1, by its patient's ID; list one of them under `patients`, "
        + "or let `report curate` give them names of their own")
  }

  @Test func anAddedPatientLeavesTheOthersAsTheyWere() throws {
    let two = try decode(#"{"phantom": "challenge", "patients": 2, "inject": ["all"]}"#)
    let three = try decode(#"{"phantom": "challenge", "patients": 3, "inject": ["all"]}"#)
    #expect(Array(three.members.prefix(2)) == two.members)
  }

  @Test func aSyntheticCohortIsCuratedAndItsFaultsAreNamed() async throws {
    let cohort = try decode(
      """
      {"phantom": "challenge", "patients": 2, "seed": 5, "phases": 3, "matrix": 48,
       "inject": ["missing-slice", "rotation"]}
      """)
    let steps = cohort.members.map {
      PatientCuration(images: PatientImages(member: $0, legacy: false))
    }
    let mirror = TransferMirror()
    let findings = try await mirror.run(CohortFindings(patients: steps))
    let injected = findings.injected.rows
    #expect(injected.map(\.kind) == [.missingSlice, .rotation])
    #expect(injected.allSatisfy { $0.isNamed })
    let fates = findings.slices.rows.map(\.fate)
    #expect(fates.count { $0 == .copied } == 1)
    #expect(fates.count { $0 == .dropped } == 0)
    let demographics = findings.demographics.rows
    #expect(
      demographics.map(\.name)
        == ["all", "F", "M", "up to 17", "18 to 30", "31 to 50", "over 50"])
    #expect(demographics[0].count == 2)
    #expect(demographics[1...2].map(\.count).reduce(0, +) == 2)
    #expect(demographics[3...].map(\.count).reduce(0, +) == 2)
    #expect(findings.examples.map(\.problem) == [.rotation, .spacingMissing])
    #expect(findings.examples.map { $0.before != nil } == [true, false])
    #expect(findings.examples.allSatisfy { $0.after != nil })

    #expect(findings.curatedPatients == 2)
    // What is the same in all is said and not drawn; a fate that did not occur needs no legend.
    var figures: [String: FigureContent] = [:]
    let content = try CohortSummary(cohort: cohort).content(of: findings)
    var values: [String: NamedValue.Value] = [:]
    for case .values(let named, _) in content {
      for value in named { values[value.name] = value.value }
    }
    #expect(findings.scanners.rows.map(\.count) == [1, 1])
    #expect(values["injected_patients"] == .number(2))
    #expect(values["scanners"] == .number(2))
    #expect(values["field_strengths"] == .number(2))
    for case .figure(let figure) in content {
      figures[figure.part ?? ""] = figure
    }
    #expect(figures["geometry"]?.caption.contains(", phases 3") == true)
    #expect(figures["headers"]?.alt.contains("age") == true)
    #expect(figures["locations"]?.figure.legend.map(\.name) == ["kept", "copied"])

    let images = try mirror.curated(steps[0].images)
    #expect(images.about.series.map(\.size) == [SIMD4(40, 48, images.slices, 3)])
    #expect(try CuratedImages(decoding: images.encoded()) == images)
    #expect(throws: DecodingError.self) {
      try CuratedImages(decoding: images.encoded().dropLast(1))
    }
  }

  /// An image before and after for every kind of fault that is put in.
  @Test func everyKindOfProblemHasItsExample() async throws {
    let cohort = try decode(
      """
      {"phantom": "challenge", "patients": 12, "seed": 5, "phases": 3, "matrix": 48,
       "inject": ["all"]}
      """)
    let findings = try await TransferMirror().run(CohortFindings(patients: cohort.curations))
    let injected = Set(findings.injected.rows.map(\.problem))
    let shown = Set(findings.examples.map(\.problem.rawValue))
    #expect(injected.subtracting(shown) == [])
    for example in findings.examples {
      let isAbsent = [.missingFrame, .spacingMissing].contains(example.problem)
      #expect((example.before == nil) == isAbsent, "\(example.problem)")
      if isAbsent || example.problem == .repeated { #expect(example.after != nil) }
    }
  }

  /// A gap that fits no rule stays, so that an even stack has the slices beyond it elsewhere.
  @Test func slicesThatAnEvenStackHasElsewhereAreMoved() async throws {
    let temporary = TemporaryFolder()
    let root = temporary.url
    for (slice, place) in [0.0, 10, 25, 35, 50].enumerated() {
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

  private func withTable(_ text: String, _ body: (URL) throws -> Void) throws {
    let temporary = TemporaryFolder()
    let url = temporary.place("file.tsv")
    try Data(text.utf8).write(to: url)
    try body(url)
  }

  @Test func splitsAreATable() throws {
    try withTable("pid\tfolder\n123\tsax_11\n123\tsax_12\n9\tsax_3\n") { url in
      let splits = try SeriesSplits(contentsOf: url)
      #expect(
        splits.byPatient == [
          "123": StudySplit(folders: ["sax_11", "sax_12"]), "9": StudySplit(folders: ["sax_3"]),
        ])
      try splits.refuseOthers(than: ["9", "10", "123"])
      let error = #expect(throws: (any Error).self) { try splits.refuseOthers(than: ["123"]) }
      #expect(
        error.map { "\($0)" }
          == "\(url.lastPathComponent):4: there is no patient “9” in the cohort")
    }
  }

  @Test(arguments: [
    ("pid\tfolder\n\tsax_1\n", "2: the pid is missing"),
    ("pid\tfolder\n7\t\n", "2: the folder of patient 7 is missing"),
    ("pid\tfolder\tpart\n7\tsax_1\tB\n", "2: the part is “B”, and has to be a or b"),
    (
      "pid\tfolder\tpart\n7\tsax_1\ta\n7\tsax_2\tb\n",
      "3: patient 7 has folders of both parts; name those of one, the rest is the other"
    ),
  ])
  func splitsThatCannotBeAreRefused(_ text: String, _ sentence: String) throws {
    try withTable(text) { url in
      let error = #expect(throws: (any Error).self) { try SeriesSplits(contentsOf: url) }
      #expect(error.map { "\($0)" } == "\(url.lastPathComponent):\(sentence)")
    }
  }

  @Test func anArchiveIsNoFolderOfPatients() {
    let archive = FileReference(dataset: "own-images", path: "patients.zip")
    #expect(Cohort.members([archive], in: archive).isEmpty)
  }

  /// Of patients of the folder that are not asked for here nothing is said.
  @Test func aChapterSplitsPatientsOfItsFolderOnly() throws {
    let options = #"{"folder": "own/dicom", "patients": ["a"], "splits": "own/splits.tsv"}"#
    let files = ["dicom/a.zip", "dicom/b.zip"]
    try withTable("pid\tfolder\na\tsax_1\nb\tsax_1\n") { url in
      let cohort = try decode(options, files: files, file: url)
      #expect(cohort.members.map(\.name) == ["a"])
    }
    // The others are curated without a look at the table.
    let all = options.replacing(#""patients": ["a"], "#, with: "")
    try withTable("pid\tfolder\nb\tsax_1\n") { url in
      let cohort = try decode(all, files: files, file: url)
      #expect(cohort.images.map { $0.splits != nil } == [false, true])
    }
    try withTable("pid\tfolder\na\tsax_1\nc\tsax_1\n") { url in
      #expect {
        try decode(options, files: files, file: url)
      } throws: { error in
        guard case DecodingError.dataCorrupted(let context) = error else { return false }
        return context.debugDescription
          == "option `splits`: own-images/splits.tsv:3: there is no patient “c” in the cohort"
      }
    }
  }

  /// What the project ships for the Data Science Bowl, against the published metadata and the paths in the published log.
  @Test(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
  func thePublishedSplitIsATable() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let splits = try SeriesSplits(contentsOf: root.appending(path: "data/bowl-splits.tsv"))
    let mirror = try #require(DataMirror.folder)
      .appending(path: "cmr-seg-tl/analysis/kaggle")
    let series = try SeriesMetadata.read(
      Table.read(
        contentsOf: mirror.appending(path: "patient_metadata.tsv"), text: SeriesMetadata.texts))
    let parted = Set(series.values.map(\.id).filter { !$0.isFirstOfPatient }.map(\.name))
    #expect(parted.count == 9 && Set(splits.byPatient.keys) == parted)
    let log = try String(contentsOf: mirror.appending(path: "conversion.log"), encoding: .utf8)
    let paths = log.matches(of: /\/([0-9]+)_([ab])\/study\/(sax_[0-9]+)\//)
    #expect(paths.count == 4)
    for path in paths {
      let split = try #require(splits.byPatient[String(path.1)])
      let isNamed = split.folders.contains(String(path.3))
      #expect(isNamed == (split.part.rawValue == path.2), "\(path.0)")
    }
  }

  @Test func contoursOfOthersAreNamed() async throws {
    let files = OwnFiles()
    let cohort = try decode(#"{"phantom": "challenge", "patients": 1, "phases": 3, "matrix": 48}"#)
    let volumes = ContourVolumes(
      patients: cohort.curations,
      contours: FileReference(dataset: "own-images", path: "contours"), names: nil)
    func refusal() async -> String {
      let mirror = TransferMirror()
      mirror.root = files.root
      do {
        return "\(try await mirror.run(volumes).rows.count) rows"
      } catch {
        return "\(error)"
      }
    }
    let names =
      "`contour_names` is a table that says what the contours call a patient: patient_id, original_id"
    let place = "i-contours/IM-0001-0001-icontour-manual.txt"
    try Data("10 10\n14 10\n14 14\n10 14\n".utf8).write(to: files.url("contours/SC-1/\(place)"))
    #expect(
      await refusal()
        == "own-images/contours holds contours of none of the cohort's patients (1), but of SC-1; \(names)"
    )
    try files.move("contours/SC-1/i-contours", to: "contours/SC-1/contours")
    #expect(
      await refusal()
        == "own-images/contours holds contours of none of the cohort's patients (1): no folder <patient>/i-contours; \(names)"
    )
  }

  /// One contour is of end-diastole, as far as anybody knows.
  @Test func ofOnePhaseThereIsNoVolumeAtEndSystole() async throws {
    let files = OwnFiles()
    let cohort = try decode(#"{"phantom": "challenge", "patients": 1, "phases": 3, "matrix": 48}"#)
    try Data("10 10\n14 10\n14 14\n10 14\n".utf8).write(
      to: files.url("contours/1/i-contours/IM-0001-0001-icontour-manual.txt"))
    let mirror = TransferMirror()
    mirror.root = files.root
    let found = try await mirror.run(
      ContourVolumes(
        patients: cohort.curations,
        contours: FileReference(dataset: "own-images", path: "contours"), names: nil))
    let volume = try #require(found.rows.first)
    #expect(volume.diastole > 0)
    #expect(volume.systole == nil && volume.ejectionFraction.isNaN)
  }

  @Test(.enabled(if: DataMirror.has("sunnybrook"), "REPORT_MIRROR has no data set sunnybrook"))
  func volumesWithinContoursDrawnByHand() async throws {
    let data = "sunnybrook"
    let member = CohortMember.files(
      FileReference(dataset: data, path: "dicom/SCD0000101.tar.xz"))
    let volumes = ContourVolumes(
      patients: [PatientCuration(images: PatientImages(member: member, legacy: false))],
      contours: FileReference(dataset: data, path: "contours/dicom-patients"),
      names: FileReference(dataset: data, path: "dicom/link.csv"))
    let found = try await TransferMirror().run(volumes).rows
    #expect(found.map(\.patient) == ["SCD0000101"])
    let volume = try #require(found.first)
    // By shapely; see References/contour_volumes.py.
    #expect(abs(volume.diastole - 191.31760285622676) < 1e-6)
    #expect(abs(try #require(volume.systole) - 141.2650187915228) < 1e-6)
    #expect(volume.diastolicSlices == 9)
  }
}

extension CuratedImages {
  fileprivate var slices: Int { about.series.first?.size.z ?? 0 }
}
