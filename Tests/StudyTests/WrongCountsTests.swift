import CohortTerms
import Engine
import Foundation
import ManualMasks
import StudyTerms
import Tables
import Testing

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

  @Test(arguments: [
    (
      "26_slice000_frame000", "9000000000000000000\t9000000000000000000\t0\t0\t0\t0\t0\t0\t0",
      "the counts of 26_slice000_frame000 do not sum to 65536"
    ),
    (
      "26_slice000_frame000", "65537\t-1\t0\t0\t0\t0\t0\t0\t0",
      "the counts of 26_slice000_frame000 do not sum to 65536"
    ),
    (
      "26_slice9999999999_frame9999999999", "65536\t0\t0\t0\t0\t0\t0\t0\t0",
      "no stack has the slice and the frame of 26_slice9999999999_frame9999999999"
    ),
    (
      "26_slice9223372036854775807_frame000", "65536\t0\t0\t0\t0\t0\t0\t0\t0",
      "no stack has the slice and the frame of 26_slice9223372036854775807_frame000"
    ),
  ])
  func publishedCountsThatCannotBeAreNamed(
    _ image: String, _ counts: String, _ what: String
  ) async throws {
    let table = try write("image\tset\t\(Self.header)\n\(image)\ttest\t\(counts)\n")
    #expect(await sentence(Confusion(table: table)) == "own-images/counts.tsv:2: \(what)")
  }

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

  @Test func aTestOfNoTwoModelsIsRefused() async {
    let test = TransferTest(
      first: .base, second: .doubleTransfer, confusions: [], repetitions: 20)
    #expect(
      await sentence(test) == "a signed-rank test needs the counts of two models, and there are 0")
  }

  @Test(arguments: [(1.5, 0.0), (1.5, -3), (1.5, .nan), (1.5, .infinity), (-1, 20), (.nan, 20)])
  func anObserverWhoCannotBeIsRefused(_ shift: Double, _ scale: Double) async {
    let cohort = SyntheticCohort(
      profile: .sevenTesla, seed: 3, patients: 1, matrix: 16,
      sampling: CineSampling(frames: 2, slices: 1))
    let observer = SimulatedObserver(shift: shift, scale: scale)
    #expect(
      await sentence(Confusion(.observed(observer, cohort, .test)))
        == "a simulated observer has a `shift` of 0 to 20 mm and a `scale` of 1 to 1000 mm")
  }
}
