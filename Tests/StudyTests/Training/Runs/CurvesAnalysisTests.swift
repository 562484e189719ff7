import Book
import Figures
import Foundation
import Tables
import Testing

@testable import Study

@Suite struct CurvesAnalysisTests {
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
    // So many lines would hide one another: each run has a panel, then each that validates.
    #expect(
      panels.map(\.title) == [
        "base (cross-entropy)", "short (cross-entropy)", "dice (Dice)",
        "3 (cross-entropy)", "4 (cross-entropy)", "5 (cross-entropy)", "6 (cross-entropy)",
        "7 (cross-entropy)", "8 (cross-entropy)", "base",
      ])
    #expect(panels.allSatisfy { $0.x.label == "Images seen" })
    // What can be compared has one scale.
    #expect(panels[0].y == panels[1].y && panels[0].y != panels[2].y)
    // One epoch is a point.
    func points(_ panel: Panel) -> [Int] {
      panel.marks.compactMap { mark -> Int? in
        if case .points(let x, _, _, _, _, _) = mark { x.count } else { nil }
      }
    }
    #expect(points(panels[0]) == [1] && points(panels[2]) == [])
    // The run itself is drawn last, above the others of its loss.
    func lines(_ panel: Panel) -> [(x: [Double], color: Color)] {
      panel.marks.compactMap { mark in
        if case .line(let x, _, let color, _, _, _) = mark { (x, color) } else { nil }
      }
    }
    let seen = try curves.source.filtered("run", "base").numbers("seen")
    #expect(lines(panels[0]).count == 7)
    #expect(lines(panels[0]).last?.x == seen)
    #expect(lines(panels[0]).last?.color == .blue)
    #expect(Set(lines(panels[0]).dropLast().map(\.color)).count == 1)
    #expect(lines(panels[2]).count == 1)
    #expect(curves.figure.legend.isEmpty)
    #expect(
      curves.caption
        == "Training loss and validation Dice of the LV after each epoch over the images seen. A run of one epoch is a point."
        + " Each run has a panel; behind it in grey are the others. Losses"
        + " of different kinds cannot be compared and are not shown together. Validation is by 50 % of a run's patients, who are not learnt from."
        + " Without validation: short, dice, 3, 4, 5, 6, 7, 8.")
  }

  @Test func fewCurvesShareAPanelForEachLoss() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {\(TinyTrainings.data), "epochs": 2, "widths": [4, 8], "size": 16, "validation": 0, "transforms": "no",
       "runs": [{"name": "base", "validation": 0.5}, {"name": "dice", "loss": "dice"}]}
      """)
    let curves = try #require(content.figures.first { $0.part == "curves" })
    #expect(curves.figure.panels.map(\.title) == ["cross-entropy", "Dice", "all runs"])
    #expect(curves.figure.legend.map(\.symbol.rawValue) == ["line", "line"])
    #expect(
      curves.caption.contains("Losses of different kinds cannot be compared: each has a panel."))
  }
}
