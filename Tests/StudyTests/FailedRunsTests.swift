import CohortTerms
import Foundation
import Book
import Tables
import TestSupport
import Testing

@testable import Learning
@testable import Study

/// Trainings that fail, or are taken up again, beside those that do not.
@Suite struct FailedRunsTests {
  @Test func aRunThatFailedStandsInTheTableAndStopsNoOther() async throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "transforms": "no",
       "runs": [{"name": "good"}, {"name": "wild", "rate": 9.99},
                {"name": "lost", "data": {"phantom": "biobank", "patients": 1, "matrix": 16}, "batch": 1}]}
      """)
    let mirror = TransferMirror()
    try await mirror.run(live.runs[0].log)
    try await mirror.run(live.runs[2].log)
    // The second is left as one that failed.
    let content = try TinyTrainings.block.content(of: live, mirror)
    let table = try content.table().table
    #expect(try table.texts("run") == ["good", "lost", "wild"])
    #expect(try table.texts("state") == ["done", "done", "failed: LearningLog was not run"])
  }

  /// Whose one patient only validates, so that nobody is left to learn from.
  private static let lost =
    #""data": {"phantom": "biobank", "patients": 1, "matrix": 16}, "validation": 0.9"#

  @Test func whatNeedsAFailedRunIsLeftOut() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 1, "seed": 9, "matrix": 16}, "find_rate": true,
       "runs": [{"name": "lost", \(Self.lost)}, {"name": "a"}, {"name": "b", "patients": 1},
                {"name": "child", "from": "lost"}],
       "compare": [["a", "b"], ["a", "lost"]], "lines": {"all": ["lost", "a", "b"], "none": ["lost"]}}
      """)
    let runs = try content.table().table
    #expect(try runs.texts("run") == ["a", "b", "lost", "child"])
    let reason = "there are no images for training"
    #expect(
      try runs.texts("state") == [
        "done", "done", "failed: \(reason)", "not trained, because lost failed: \(reason)",
      ])
    #expect(try content.table("differences").table.texts("pair") == ["a − b", "a − b"])
    let missing = try content.table("failed").table
    #expect(try missing.texts("name") == ["learning rates of lost", "a − lost"])
    #expect(try missing.texts("reason") == [reason, reason])
    let names = content.flatMap { item -> [String] in
      if case .missing(let names) = item { Array(names.keys) } else { [] }
    }
    #expect(
      Set(names) == ["lost", "child", "a − lost", "learning rates of lost", "steepest_rate"])
    let lines = try #require(content.figures.first { $0.part == "lines" }).source
    #expect(try lines.texts("line") == ["all", "all"])
  }

  @Test func aFailedSeedIsLeftOut() async throws {
    let live = try TinyTrainings.runs(
      """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 1, "seed": 9, "matrix": 16}, "seeds": 3,
       "runs": [{"name": "a"}, {"name": "b", "patients": 1}], "compare": [["a", "b"]]}
      """)
    let mirror = TransferMirror()
    mirror.fail(live.runs[0].network)
    for step in live.steps { await mirror.attempt(step) }
    let content = try TinyTrainings.block.content(of: live, mirror)
    let test = try content.table("test")
    #expect(test.caption.hasSuffix("Seeds that failed are left out."))
    #expect(try test.table.numbers("seeds") == [2, 2, 3, 3])
    let seeds = try [2, 3].map { try content.number(["a", "\($0)", "LV"], "mean", part: "seeds") }
    #expect(
      try abs(content.number(["a", "LV"], "mean", part: "test") - (seeds[0] + seeds[1]) / 2) < 1e-12
    )
    let pooled = try [2, 3].map {
      try content.number(["a", "\($0)", "LV"], "pooled", part: "seeds")
    }
    #expect(
      try abs(content.number(["a", "LV"], "pooled", part: "test") - (pooled[0] + pooled[1]) / 2)
        < 1e-12)
    // Of the differences those of the seeds that both have.
    let others = try [2, 3].map { try content.number(["b", "\($0)", "LV"], "mean", part: "seeds") }
    let difference = try content.number(["a − b", "LV"], "mean", part: "differences")
    #expect(abs(difference - (seeds[0] + seeds[1] - others[0] - others[1]) / 2) < 1e-12)
    #expect(try content.table("differences").table.numbers("seeds") == [2, 2])
  }

  @Test func aLossThatRoseIsSaid() throws {
    func state(_ training: [Double], _ validation: [Double]) throws -> String {
      let log = try Table([
        Column("train_loss", numbers: training), Column("valid_loss", numbers: validation),
      ])
      let run = try TinyTrainings.runs(#"{\#(TinyTrainings.data), "runs": [{"name": "a"}]}"#).runs[
        0]
      return try Training.DoneRun(run: run, log: log, size: log, scores: nil).state()
    }
    #expect(try state([1, 0.5], [1.2, 1.4]) == "done")
    #expect(try state([1, 0.5], [.nan, .nan]) == "done")
    #expect(try state([1, 300], [.nan, .nan]) == "done, but its loss rose")
    #expect(try state([1, 0.5], [2, 15913]) == "done, but its loss in validation is huge")
  }

  @Test func aCheckpointThatIsDamagedIsDropped() async throws {
    let network = try TinyTrainings.runs(
      #"{\#(TinyTrainings.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "runs": [{"name": "a"}]}"#
    ).runs[0].network
    let temporary = TemporaryFolder()
    let folder = temporary.url
    let kept = CheckpointFolder(folder: folder)
    func files() throws -> [URL] {
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    }
    var last: Checkpoint?
    try await TransferMirror().training(network).run(epochDone: {
      try kept.write($0)
      last = $0
    })
    #expect(try files().count == 1)
    // Whole structures are too long to be printed, and hold numbers that are none.
    #expect(kept.read()?.weights.tensors == last?.weights.tensors)
    #expect(kept.read()?.epochs == 2)
    // One byte is another, though the file can be read.
    let file = try files()[0]
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file)
    #expect(kept.read()?.epochs == nil)
    #expect(try files().isEmpty)
    try Data("cut".utf8).write(to: file)
    #expect(kept.read()?.epochs == nil)
    // A whole one of another network is dropped too, and the training ends as if there had been none.
    var other = network
    other.plan.architecture = .unet(UNet(widths: [8, 16]))
    try await TransferMirror().training(other).run(epochDone: { try kept.write($0) })
    let mirror = TransferMirror()
    mirror.checkpoints = folder
    let resumed = try await mirror.run(network).encoded()
    #expect(try await TransferMirror().run(network).encoded() == resumed)
  }
}
