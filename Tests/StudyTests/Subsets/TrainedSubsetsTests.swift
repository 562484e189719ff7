import Book
import Engine
import Foundation
import StudyTerms
import TestSupport
import Testing
import Trainings

@testable import Study

@Suite struct TrainedSubsetsTests {
  private func decode(_ options: String) throws -> TransferTrainings {
    try JSONDecoder().decode(TransferTrainings.self, from: Data(options.utf8))
  }

  @Test func curvesAreShownWithoutTheTrainingThatFailed() async throws {
    let trainings = try decode(TinyTransfer.options)
    let mirror = TransferMirror()
    mirror.fail(try #require(trainings.networks[.random]).learning(.v1, seed: 2))
    let content = try await mirror.content(
      SubsetCurves.self,
      #"{"live": \#(TinyTransfer.options), "models": ["R", "TL2"], "subsets": ["full", "v1"], "seeds": 2}"#
    )
    #expect(try content.number(["R", "v1", "LV"], "seeds") == 1)
    #expect(try content.number(["TL2", "v1", "LV"], "seeds") == 2)
    let missing = try content.table("failed").table
    #expect(try missing.texts("name") == ["R v1, seed 2"])
    #expect(try missing.texts("reason") == ["it failed"])
  }

  @Test func startsAreComparedOnSubsetsWithSeeds() async throws {
    let options = """
      {"live": \(TinyTransfer.options), "models": ["R", "TL2"], "subsets": ["full", "v1", "r1", "esed"], "seeds": 2,
       "curve": "both", "points": 5}
      """
    let mirror = TransferMirror()
    let content = try await mirror.content(SubsetCurves.self, options)
    let runs = try content.table("runs").table
    #expect(runs.rowCount == 2 * 4 * 2 * 2)
    #expect(try runs.numbers("epochs").allSatisfy { $0 == 3 || $0 == 2 })
    let spread = try content.table().table
    #expect(spread.rowCount == 2 * 4 * 2)
    #expect(try spread.numbers("seeds").allSatisfy { $0 == 2 })
    let keys = ["R", "v1", "LV"]
    let (low, mean, high) = (
      try content.number(keys, "last_low"), try content.number(keys, "last"),
      try content.number(keys, "last_high")
    )
    #expect(low <= mean && mean <= high)
    // The mean of the seeds' last epochs.
    let last = try runs.filtered("model", "R").filtered("subset", "v1").filtered("class", "LV")
      .numbers("last")
    #expect(abs(mean - (last[0] + last[1]) / 2) < 1e-12)
    #expect(try content.number(["v1"], "images", part: "sizes") == 4)
    #expect(try content.number(["r1"], "images", part: "sizes") == 4)
    #expect(try content.number(["full"], "images", part: "sizes") == 12)
    #expect(try content.number(["v1"], "seen", part: "sizes") == 24)
    #expect(try content.table("baseline").table.rowCount == 2)
    #expect(content.figures.map(\.part) == [nil, "MY", "last"])
    // One scale, so that the ticks of the lowest panels are those of all.
    for figure in content.figures.prefix(2) {
      let axes = Set(figure.figure.panels.map(\.x))
      #expect(axes.count == 1)
      #expect(axes.first?.scale != .linear())
    }
  }

  @Test func runsOfOneEpochAreDrawn() async throws {
    let options = TinyTransfer.options.replacingOccurrences(
      of: #""images_seen": 24"#, with: #""images_seen": 12"#)
    let content = try await TransferMirror().content(
      SubsetCurves.self,
      #"{"live": \#(options), "models": ["R", "TL"], "subsets": ["full", "v1", "r1"], "seeds": 2}"#)
    let figure = try #require(content.figures.first)
    #expect(figure.caption.hasSuffix(" Runs of one epoch are points with their range."))
    let points = figure.figure.panels[0].marks.compactMap { mark -> [Double]? in
      if case .interval(let x, let y, let low, let high, _, _) = mark {
        x + y + low + high
      } else {
        nil
      }
    }
    #expect(points.count == 2)
    #expect(points.allSatisfy { $0.count == 4 && $0.allSatisfy(\.isFinite) })
  }

  @Test func theSameAgainIsTheSameByteByByte() async throws {
    let options = """
      {"live": \(TinyTransfer.options), "models": ["TL"], "subsets": ["v1"], "seeds": 2, "points": 5}
      """
    var bytes: Set<String> = []
    for _ in 0..<2 {
      let content = try await TransferMirror().content(SubsetCurves.self, options)
      bytes.insert(try content.table("curves").table.tsv())
    }
    #expect(bytes.count == 1)
  }
}
