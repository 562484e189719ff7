import CohortImages
import Curation
import Foundation
import StudyTerms
import Tables
import TestSupport
import Testing

@Suite struct SeriesSplitsTests {
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
}
