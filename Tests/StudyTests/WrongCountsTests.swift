import CohortTerms
import Engine
import Foundation
import ManualMasks
import StudyTerms
import Tables
import Testing

import Trainings
import Volumes
@testable import Study

/// Tables of counts with numbers that cannot be, and steps that somebody wrote by hand.
@Suite struct WrongCountsTests {
  private let files = OwnFiles()

  private func sentence(_ step: some Step) async -> String? {
    let mirror = TransferMirror()
    mirror.root = files.root
    do {
      try await mirror.run(step)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func write(_ text: String) throws -> FileReference {
    try Data(text.utf8).write(to: files.url("counts.tsv"))
    return FileReference(dataset: "own-images", path: "counts.tsv")
  }

  private static let classes = ["bg", "lv", "my"]
  private static let header = classes.flatMap { a in classes.map { "\(a)_\($0)" } }
    .joined(separator: "\t")

  @Test func manualCountsThatCannotBeAreNamed() async throws {
    let large = "9000000000000000000"
    let masks = try write(
      "file\tlv\tmy\n1-frame000-slice000.png\t1\t1\n1-frame000-slice001.png\t\(large)\t1\n")
    #expect(
      await sentence(ManualFrames(counts: masks))
        == "own-images/counts.tsv:3: no mask has \(large) pixels of lv")
    let few = try write("file\tlv\tmy\n1-frame000-slice000.png\t1\t-1\n")
    #expect(
      await sentence(ManualFrames(counts: few))
        == "own-images/counts.tsv:2: no mask has -1 pixels of my")
    let dice = try write(
      "image\tset\tmethodA\tmethodB\t\(Self.header)\n1-frame000-slice000.png\ta\tb\tc\t0\t0\t0\t0\t\(large)\t\(large)\t0\t0\t0\n"
    )
    #expect(
      await sentence(ManualDice(table: dice))
        == "own-images/counts.tsv:2: nine whole numbers of pixels are expected for 1-frame000-slice000.png"
    )
  }

  @Test func aPatientWhoStandsTwiceIsNamed() async throws {
    let truth = FileReference(dataset: "own-images", path: "truth.csv")
    try Data("Id,Systole,Diastole\n1,50,120\n".utf8).write(to: files.url("truth.csv"))
    let measured = try write("pid,EDV,ESV\n1,120,50\n1,130,60\n")
    let volumes = SeriesVolumes(
      source: KaggleSource(
        folder: FileReference(dataset: "own-images", path: ""), predicted: measured,
        trueVolumes: truth), methods: ["own"])
    #expect(await sentence(volumes) == "own-images/counts.tsv:3: the pid 1 stands twice")
  }
}
