import CohortTerms
import Figures
import Foundation
import Book
import StudyTerms
import Tables
import Testing

@testable import Learning
@testable import Study

/// Curves, tests, comparisons and galleries of trainings that are done.
@Suite struct TrainingContentTests {
  @Test func curvesAreDrawnOverTheImagesSeenByLoss() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(TinyTrainings.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "transforms": "no",
       "runs": [{"name": "base", "validation": 0.5}, {"name": "short", "epochs": 1}, {"name": "dice", "loss": "dice"},
                {"name": "3"}, {"name": "4"}, {"name": "5"}, {"name": "6"}, {"name": "7"}, {"name": "8"}]}
      """)
    let curves = try #require(content.figures.first { $0.part == "curves" })
    let panels = curves.figure.panels
    #expect(panels.map(\.title) == ["cross-entropy", "Dice", "all runs"])
    #expect(panels.allSatisfy { $0.x.label == "Images seen" })
    // One epoch is a point.
    let points = panels[0].marks.compactMap { mark -> Int? in
      if case .points(let x, _, _, _, _, _) = mark { x.count } else { nil }
    }
    #expect(points == [1])
    let lines = panels[0].marks.compactMap { mark -> [Double]? in
      if case .line(let x, _, _, _, _, _) = mark { x } else { nil }
    }
    let seen = try curves.source.filtered("run", "base").numbers("seen")
    #expect(lines.first == seen)
    // The ninth is dashed, and its key too.
    let symbols = curves.figure.legend.map(\.symbol.rawValue)
    #expect(
      symbols == ["line", "point"] + Array(repeating: "line", count: 6) + ["dashed"])
    #expect(
      curves.caption
        == "Training loss and validation Dice of the LV after each epoch over the images seen. A run of one epoch is a point. Losses"
        + " of different kinds cannot be compared: each has a panel. Validation is by 50 % of a run's patients, who are not learnt from."
        + " Without validation: short, dice, 3, 4, 5, 6, 7, 8.")
  }

  @Test func aRateIsSearched() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "find_rate": true,
       "runs": [{"name": "base"}]}
      """)
    let rates = try #require(content.figures.first { $0.part == "rates" }).source
    #expect(try rates.numbers("rate").first == 1e-6)
    #expect(try rates.texts("steepest").count { $0 == "yes" } == 1)
  }

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

  @Test func runsOfMoreAndOfFewerSeedsAreComparedByTheirMeans() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
       "test": {"phantom": "biobank", "patients": 2, "seed": 9, "matrix": 16},
       "runs": [{"name": "a", "seeds": 3}, {"name": "b", "patients": 1}], "compare": [["a", "b"]]}
      """)
    #expect(try content.table().caption == "The trainings after their last epoch.")
    let seeds = try (1...3).map {
      try content.number(["a", "\($0)", "LV"], "mean", part: "seeds")
    }
    let other = try content.number(["b", "1", "LV"], "mean", part: "seeds")
    func difference(_ column: String) throws -> Double {
      try content.number(["a − b", "LV"], column, part: "differences")
    }
    #expect(try abs(difference("mean") - (seeds.reduce(0, +) / 3 - other)) < 1e-12)
    #expect(try difference("seeds") == 3)
    #expect(try difference("other_seeds") == 1)
    let ends = seeds.map { $0 - other }.sorted()
    #expect(try difference("seed_low") == ends[0])
    #expect(try difference("seed_high") == ends[2])
  }

  @Test func theSeedsOfOneRunChangeNoIntervalOfAnother() async throws {
    func test(_ seeds: Int) async throws -> [Content] {
      try await TransferMirror(tellsSeedsApart: true).content(
        Training.self,
        """
        {\(TinyTrainings.data), "epochs": 1, "widths": [4, 8], "size": 16, "validation": 0, "repetitions": 20, "transforms": "no",
         "test": {"phantom": "biobank", "patients": 3, "seed": 9, "matrix": 16},
         "runs": [{"name": "a"}, {"name": "b", "patients": 1, "seeds": \(seeds)}]}
        """)
    }
    let (once, twice) = (try await test(1), try await test(2))
    let columns = ["mean", "low", "high"]
    #expect(
      try once.numbers(["a", "LV"], columns, part: "test")
        == twice.numbers(["a", "LV"], columns, part: "test"))
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

  @Test func progressTellsTheStep() {
    var progress = TrainingProgress(
      epoch: 2, epochs: 16, step: 12, steps: 41, loss: 1.6, imagesPerSecond: 232, secondsLeft: 12)
    #expect(progress.sentence == "epoch 3/16, step 12/41, loss 1.600, 232 images/s, 12 s left")
    progress.metrics = SegmentationMetrics(accuracy: .nan, foreground: .nan, classes: [])
    #expect(progress.sentence == "epoch 3/16, step 12/41, loss 1.600, 232 images/s, 12 s left")
    progress.metrics?.foreground = 0.8123
    #expect(
      progress.sentence
        == "epoch 3/16, step 12/41, loss 1.600, Dice 0.812, 232 images/s, 12 s left")
  }

  @Test func overlapIsCountedByClass() {
    let overlap = PixelOverlap([0, 1, 1, 2], [1, 1, 0, 2], of: 1)
    #expect((overlap.found, overlap.truth, overlap.both) == (2, 2, 1))
    #expect(overlap.dice == 0.5)
    #expect(PixelOverlap([0], [0], of: 1).dice == 1)
  }
}
