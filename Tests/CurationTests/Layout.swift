import Foundation
import ImagingTestSupport
import Testing

@testable import Curation
@testable import Imaging

/// Puts a cohort of slices into the layout that a test is about.
enum Layout {
  /// Two slices of a study in `folder`, each in a folder of its own or all in this one under other names than there are.
  static func add(
    _ study: String, of patient: String = "", to cohort: BowlCohort, _ folder: String,
    flat: Bool = false
  ) throws {
    for slice in 1...2 {
      try cohort.add("x", slice: slice, location: Double(8 * slice), frames: 3) { _, file in
        file.text(.studyInstanceUID, "UI", study)
        file.text(.patientID, "LO", patient)
        file.text(.seriesInstanceUID, "UI", "\(study).\(slice)")
      }
    }
    let made = cohort.root.appending(path: "train/x/study")
    let place = cohort.root.appending(path: folder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for name in flat ? FolderWalk(made).map(\.path) : ["sax_1", "sax_2"] {
      let source = flat ? URL(filePath: name) : made.appending(path: name)
      let own = (flat ? "\(study)-" : "") + source.lastPathComponent
      try FileManager.default.moveItem(at: source, to: place.appending(path: own))
    }
    try FileManager.default.removeItem(at: cohort.root.appending(path: "train"))
  }

  /// An archive in `folder` of what is called `name` there.
  static func pack(_ archive: String, _ folder: URL, _ name: String) throws {
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "caf", folder.appending(path: archive).path, "-C", folder.path, name]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
  }

  /// Puts the files of a folder beside it, and removes it.
  static func spill(_ folder: URL, prefix: String = "") throws {
    for file in FolderWalk(folder) {
      try FileManager.default.moveItem(
        at: file,
        to: folder.deletingLastPathComponent().appending(path: prefix + file.lastPathComponent))
    }
    try FileManager.default.removeItem(at: folder)
  }

  /// Names of the series that a curation of what is called `input` there finds, in order.
  static func curated(_ input: String, of cohort: BowlCohort) async throws -> [String] {
    var names: [String] = []
    try await CohortCuration(
      input: cohort.root.appending(path: input), output: cohort.root.appending(path: "out"), jobs: 1
    ).run { patient, _, _ in names += patient.series.map(\.id) }
    return names
  }
}
