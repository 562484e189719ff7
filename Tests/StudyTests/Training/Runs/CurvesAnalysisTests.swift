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
}
