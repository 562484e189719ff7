import Figures
import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct DiceAnalysisTests {
  @Test func diceStandsByModelClassAndPart() async throws {
    let content = try await GivenTransfer().content(DiceAnalysis.self)
    let keys = ["TL2", "LV", "test"]
    #expect(try content.number(keys, "count", part: "dice") == 3)
    #expect(try content.number(keys, "volunteers", part: "dice") == 2)
    #expect(abs(try content.number(keys, "mean", part: "dice") - 17.0 / 27) < 1e-15)
    #expect(try content.number(keys, "median", part: "dice") == 16.0 / 18)
    #expect(try content.number(["TR", "MY", "test"], "mean", part: "dice") == 1)
    #expect(
      abs(try content.number(["TL2", "LV", "30"], "mean", part: "volunteers") - 17.0 / 18) < 1e-15)
  }

  @Test func publishedIntervalsAreAuditedAndOthersAreNot() async throws {
    let content = try await GivenTransfer().content(DiceAnalysis.self)
    // Drawn by volunteer: from 0 to 17/18.
    #expect(
      abs(try content.number(["interval TL2 LV"], "like_for_like", part: "audit") - 17.0 / 18)
        < 1e-15)
    let others = try await GivenTransfer(isPublished: false).content(DiceAnalysis.self)
    #expect(throws: (any Error).self) { try others.table("audit") }
  }

  @Test func boxesOrMeansAreDrawn() async throws {
    let boxes = try await GivenTransfer().content(DiceAnalysis.self)
    let box = try #require(boxes.figures.first).figure.panels[0].marks[2]
    guard case .box(1, _, _, _, 16.0 / 18, _, _, _, _) = box else {
      Issue.record("\(box) is no box of TL2")
      return
    }
    let means = try await GivenTransfer().content(DiceAnalysis.self, figure: .means)
    let mark = try #require(means.figures.first).figure.panels[0].marks[1]
    guard case .interval([1], let y, [0], _, _, _) = mark else {
      Issue.record("\(mark) is no interval of TL2")
      return
    }
    #expect(abs(y[0] - 17.0 / 27) < 1e-15)
  }
}
