import Book
import CohortStatistics
import CohortTerms
import Cohorts
import Engine
import Foundation
import Imaging
import TestSupport
import Testing

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

  @Test func aFolderWithoutPatientsIsMissingData() throws {
    #expect(
      try decode(#"{"folder": "own/dicom"}"#).missing
        == MissingCohort(FileReference(dataset: "own-images", path: "dicom")))
  }

  @Test func anArchiveIsNoFolderOfPatients() {
    let archive = FileReference(dataset: "own-images", path: "patients.zip")
    #expect(Cohort.members([archive], in: archive).isEmpty)
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

  @Test func anAddedPatientLeavesTheOthersAsTheyWere() throws {
    let two = try decode(#"{"phantom": "challenge", "patients": 2, "inject": ["all"]}"#)
    let three = try decode(#"{"phantom": "challenge", "patients": 3, "inject": ["all"]}"#)
    #expect(Array(three.members.prefix(2)) == two.members)
  }

  private func withTable(_ text: String, _ body: (URL) throws -> Void) throws {
    let temporary = TemporaryFolder()
    let url = temporary.place("file.tsv")
    try Data(text.utf8).write(to: url)
    try body(url)
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
}
