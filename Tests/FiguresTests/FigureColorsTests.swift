import Testing

@testable import Figures

/// Other colours for what has a name.
@Suite struct FigureColorsTests {
  private static let figure = Figure(
    [
      Panel(
        x: Axis("x"), y: Axis("y"),
        [
          .points(x: [1], y: [1], color: .blue), .band(x: [1], low: [0], high: [2], color: .orange),
          .line(x: [1], y: [1], color: .green, label: "trend"), .horizontal(y: 0), .identity,
          .image(
            Raster(width: 2, height: 1, rgb: [0x00, 0x60, 0x9f, 0x22, 0x22, 0x22]), x0: 0, x1: 2,
            y0: 0, y1: 1),
        ])
    ], legend: [LegendEntry("TL2", color: .blue), LegendEntry("R", color: .orange)])

  @Test func theNamesAreThoseOfLegendAndLines() {
    #expect(Self.figure.namedColors == ["TL2": .blue, "R": .orange, "trend": .green])
  }

  @Test func whatHasTheColourOfANameIsDrawnInAnother() {
    let red = Color(0xff, 0, 0)
    let figure = Self.figure.recolored(["TL2": red, "trend": .ink, "none": .white])
    #expect(figure.legend.map(\.color) == [red, .orange])
    let marks = figure.panels[0].marks
    #expect(marks[0] == .points(x: [1], y: [1], color: red))
    #expect(marks[1] == Self.figure.panels[0].marks[1])
    #expect(marks[2] == .line(x: [1], y: [1], color: .ink, label: "trend"))
    #expect(Array(marks[3...4]) == Array(Self.figure.panels[0].marks[3...4]))
    #expect(
      marks[5]
        == .image(
          Raster(width: 2, height: 1, rgb: [0xff, 0, 0, 0x22, 0x22, 0x22]), x0: 0, x1: 2, y0: 0,
          y1: 1))
  }

  @Test func twoNamesMayChangePlaces() {
    let figure = Self.figure.recolored(["TL2": .orange, "R": .blue])
    #expect(figure.legend.map(\.color) == [.orange, .blue])
    #expect(figure.panels[0].marks[0] == .points(x: [1], y: [1], color: .orange))
    #expect(figure.recolored(["TL2": .blue, "R": .orange]) == Self.figure)
  }

  @Test func coloursAreWrittenAsNumbersOrNames() {
    #expect(Color("#00609F") == .blue)
    #expect(Color("sky") == .sky)
    for wrong in ["", "#fff", "#00609", "00609f", "#0060+f", "red", "#é0609"] {
      #expect(Color(wrong) == nil, "\(wrong)")
    }
  }
}
