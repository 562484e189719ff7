import Book
import Figures
import Foundation
import Tables
import Testing
import Trainings

@testable import Study

/// Trainings side by side, also where some fail.
@Suite struct RunsAnalysisTests {
  @Test func runsAreRepeatedWithSeedsAndCompared() async throws {
    let options = """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 2, "seed": 9, "matrix": 16}, "seeds": 2,
       "runs": [{"name": "start", "seeds": 1}, {"name": "a"}, {"name": "b", "patients": 1, "from": "start"}],
       "compare": [["a", "b"]], "lines": {"both": ["a", "b"]}}
      """
    let live = try TinyTrainings.runs(options)
    #expect(live.runs.map(\.name) == ["start", "a", "a", "b", "b"])
    #expect(live.runs.map(\.seed) == [1, 1, 2, 1, 2])
    #expect(live.runs[3].network.start == .network(live.runs[0].network))
    #expect(live.runs[4].network.start == .network(live.runs[0].network))
    #expect(live.runs[1].network != live.runs[2].network)
    // The first seed is what a run without seeds is.
    #expect(live.runs[1].network == live.runs[0].network)

    let content = try await TransferMirror().content(Training.self, options)
    #expect(try content.number(["a", "2"], "patients") == 2)
    let means = try [1, 2].map {
      try content.number(["a", "\($0)", "LV"], "mean", part: "seeds")
    }
    let all = try content.number(["a", "LV"], "mean", part: "test")
    #expect(abs(all - (means[0] + means[1]) / 2) < 1e-12)
    #expect(try content.number(["a", "LV"], "seed_low", part: "test") == means.min())
    let other = try content.number(["b", "LV"], "mean", part: "test")
    let difference = try content.number(["a − b", "LV"], "mean", part: "differences")
    #expect(abs(difference - (all - other)) < 1e-12)
    let lines = try #require(content.figures.first { $0.part == "lines" }).source
    #expect(try lines.numbers("patients_learnt") == [1, 2])
    let curves = try #require(content.figures.first { $0.part == "curves" })
    let colors = curves.figure.panels[0].marks.compactMap { mark -> Color? in
      if case .points(_, _, let color, _, _, _) = mark { color } else { nil }
    }
    #expect(colors == [.blue, .orange, .orange, .green, .green])
    #expect(curves.figure.legend.map(\.name) == ["start", "a", "b"])
    #expect(curves.caption.contains("A run has a line for each of its seeds."))
  }

  @Test func trainingsAreComparedOnOtherPatients() async throws {
    let options = """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0.5, "repetitions": 20,
       "transforms": "no", "test": {"phantom": "biobank", "patients": 1, "seed": 9, "matrix": 16},
       "runs": [{"name": "base"}, {"name": "two classes", "classes": 2, "from": "base"}]}
      """
    let content = try await TransferMirror().content(Training.self, options)
    let runs = try content.table().table
    #expect(try runs.texts("run") == ["base", "two classes"])
    #expect(try runs.numbers("patients") == [1, 1])
    #expect(try content.table("log").table.rowCount == 2)
    let test = try content.table("test").table
    #expect(try test.texts("class") == ["LV", "MY", "LV"])
    #expect(try test.numbers("mean").allSatisfy { (0...1).contains($0) })
    let images = try content.table("images").table
    #expect(try images.numbers("LV").count == images.rowCount)
    #expect(content.figures.map(\.part) == ["curves", "test", "gallery"])
    // The same again, byte by byte.
    let live = try TinyTrainings.runs(options)
    let (one, two) = (TransferMirror(), TransferMirror())
    let network = live.runs[1].network
    #expect(try await one.run(network).encoded() == two.run(network).encoded())
  }

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
    let content = try RunsAnalysis(trainings: live).content(from: mirror)
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
}
