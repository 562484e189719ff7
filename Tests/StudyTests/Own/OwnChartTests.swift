import Figures
import Tables
import Testing

@testable import Study

/// What a chart draws of a table.
@Suite struct OwnChartTests {
  private func table() throws -> Table {
    try Table([
      Column("who", texts: ["A", "A", "B", "B"]), Column("x", numbers: [2, 1, 3, 4]),
      Column("y", title: "Height", unit: "mm", numbers: [20, 10, 30, 44]),
      Column("low", numbers: [19, 9, 29, 43]), Column("high", numbers: [21, 11, 31, 45]),
    ])
  }

  private func chart(_ mark: ChartMark, _ change: (inout OwnChart) -> Void = { _ in }) throws
    -> Figure
  {
    var chart = OwnChart(mark: mark)
    chart.x = ChartAxis(column: "x")
    chart.y = ChartAxis(column: "y")
    change(&chart)
    return try chart.figure(of: table(), named: "own/a.csv")
  }

  @Test func pointsAreThoseOfTheTableWithTitlesAndUnits() throws {
    let figure = try chart(.scatter) { $0.hasIdentity = true }
    let panel = try #require(figure.panels.first)
    #expect(panel.y == Axis("Height", unit: "mm"))
    #expect(panel.x == Axis("x"))
    #expect(
      panel.marks == [
        .identity, .points(x: [2, 1, 3, 4], y: [20, 10, 30, 44], color: .blue, size: 5),
      ])
  }

  @Test func linesFollowTheAxisAndGroupsHaveColours() throws {
    let figure = try chart(.line) { $0.colour = "who" }
    #expect(
      figure.panels.first?.marks == [
        .line(x: [1, 2], y: [10, 20], color: .blue),
        .line(x: [3, 4], y: [30, 44], color: .orange),
      ])
    #expect(figure.legend.map(\.name) == ["A", "B"])
  }

  @Test func aColumnPartsThePanelsWhichHaveLetters() throws {
    let figure = try chart(.scatter) { $0.facet = "who" }
    #expect(figure.panels.map(\.title) == ["a \u{2002}A", "b \u{2002}B"])
    #expect((0..<28).map(OwnChart.letter).suffix(3) == ["z", "aa", "ab"])
  }

  /// R: mean(d) and mean(d) ∓ 1.96 * sd(d) of d = c(-18, -9, -27, -40).
  @Test func limitsOfAgreementAreThoseOfTheDifferences() throws {
    let marks = try chart(.blandAltman).panels.first?.marks ?? []
    let lines = marks.compactMap { mark -> Double? in
      if case .horizontal(let y, _, _, _) = mark { y } else { nil }
    }
    #expect(lines.count == 3)
    for (line, expected) in zip(lines, [2.428_362_8, -23.5, -49.428_362_8]) {
      #expect(abs(line - expected) < 1e-4)
    }
  }

  @Test func barsStandOnZeroWithTheirIntervals() throws {
    let panel = try #require(
      chart(.bar) {
        $0.x = ChartAxis(column: "who")
        ($0.lower, $0.upper) = ("low", "high")
      }.panels.first)
    #expect(panel.x.scale == .band(["A", "B"]))
    #expect(panel.marks.count == 2)
  }

  @Test func aForestHasARowForEachName() throws {
    let panel = try #require(
      chart(.forest) {
        $0.x = ChartAxis(column: "y")
        $0.y = ChartAxis(column: "x")
        ($0.lower, $0.upper) = ("low", "high")
      }.panels.first)
    #expect(panel.y.scale == .band(["2", "1", "3", "4"]))
    #expect(panel.marks.first == .line(x: [19, 21], y: [0, 0], color: .blue, width: 1.6))
  }

  @Test func whatCannotBeDrawnIsNamed() throws {
    func sentence(_ change: (inout OwnChart) -> Void) -> String? {
      do {
        _ = try chart(.scatter, change)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(
      sentence { $0.x = ChartAxis(column: "z") }
        == "own/a.csv has no column `z`; it has who, x, y, low, high")
    #expect(
      sentence { $0.x = ChartAxis(column: "who") }
        == "the column `who` of own/a.csv has texts, where numbers are drawn")
  }

  /// R 4.2: bw.nrd0(c(1, 2, 3, 4, 10)); the curve encloses an area of one.
  @Test func theDensityIsThatOfR() {
    let curve = KernelDensity([1, 2, 3, 4, 10])
    #expect(abs(curve.bandwidth - 0.973_584_622_9) < 1e-6)
    #expect(curve.x.count == 128)
    let area = zip(curve.x.dropFirst(), zip(curve.y, curve.y.dropFirst())).reduce(0.0) {
      sum, next in
      sum + (curve.x[1] - curve.x[0]) * (next.1.0 + next.1.1) / 2
    }
    #expect(abs(area - 1) < 2e-3)
  }
}
