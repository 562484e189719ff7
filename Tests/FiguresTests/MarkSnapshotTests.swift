import Figures
import Testing

/// Every mark as it is drawn, as text.
@Suite struct MarkSnapshotTests {
  static let square = Axis("Dice", .linear(domain: 0...1))

  static func panel(_ marks: [Mark], x: Axis = square, y: Axis = square) -> Figure {
    Figure([Panel(x: x, y: y, marks)], width: 120, aspect: 1)
  }

  static let marks: [(String, Figure)] = [
    (
      "points",
      panel([
        .points(x: [0.1, .nan, 0.5, 7], y: [0.2, 0.3, 0.5, 0.5], color: .blue, shape: .triangle)
      ])
    ),
    (
      "line",
      panel([
        .line(
          x: [0, 0.2, 0.4, 0.6, 1], y: [0, 0.5, .nan, 0.5, 1], color: .orange, dash: .dashed,
          label: "TL2")
      ])
    ),
    ("band", panel([.band(x: [0, 1], low: [0, 0.2], high: [0.5, 0.8], color: .green)])),
    ("identity", panel([.identity])),
    ("horizontal", panel([.horizontal(y: 0.5, dash: .dotted, label: "base"), .horizontal(y: 2)])),
    ("vertical", panel([.vertical(x: 0.25, label: "5 %"), .vertical(x: -1)])),
    ("slope", panel([.slope(intercept: 0.2, slope: 0.5, color: .vermilion)])),
    (
      "rectangles",
      panel(
        [.rectangles(x0: [0, 1], x1: [1, 2], y0: [0, 0], y1: [3, 5], color: .sky)],
        x: Axis("Score", unit: "%"), y: Axis("Series"))
    ),
    (
      "box",
      panel(
        [
          .box(
            x: 0, width: 0.6, low: 0.1, q1: 0.3, median: 0.4, q3: 0.6, high: 0.9, outliers: [0.02],
            color: .purple)
        ], x: Axis("Model", .band(["TL"])))
    ),
    (
      "interval",
      panel(
        [.interval(x: [0, 1], y: [0.5, 0.6], low: [0.4, 0.5], high: [0.6, 0.9], color: .ink)],
        x: Axis("", .band(["base - TL2", "TL2 - TL"])))
    ),
    (
      "tiles",
      panel(
        [
          .tiles(
            x: [0, 1], y: [0, 0], values: [0, 1], scale: .sequential(low: 0, high: 1),
            texts: ["0", "1"])
        ], x: Axis("", .band(["BG", "LV"])), y: Axis("", .band(["BG"]), reversed: true))
    ),
    ("text", panel([.text(x: 0.5, y: 0.5, "R² & “é”", anchor: .middle)])),
    (
      "image",
      Figure(
        [
          .image(
            Raster(gray: [0, 128, 255, 64, 32, 16], width: 3, height: 2), title: "528 best",
            overlays: [.outlines(x: [[0, 1, 1]], y: [[0, 0, 1]], color: .yellow)])
        ], width: 120, aspect: nil)
    ),
    (
      "logarithmic",
      panel(
        [.points(x: [1, 100], y: [0.5, 0.5], color: .blue), .identity],
        x: Axis("Images", .log10()))
    ),
  ]

  @Test(arguments: marks.map(\.0))
  func markIsDrawnAsRecorded(_ name: String) throws {
    let figure = try #require(Self.marks.first { $0.0 == name }?.1)
    try Snapshot.expect(figure, is: name)
  }

  @Test func figureWithKeysFacetsAndColorBarIsDrawnAsRecorded() throws {
    let panel = { (title: String) in
      Panel(
        title: title, x: Axis("Frame"), y: Axis("Slice", reversed: true),
        [
          .tiles(
            x: [0, 1, 2], y: [0, 1, 1], values: [-15, 0, 8],
            scale: .diverging(middle: 0, reach: 15))
        ])
    }
    try Snapshot.expect(
      Figure(
        [panel("26"), panel("27"), panel("28")], columns: 2, width: 240,
        legend: [
          LegendEntry("train", color: .blue), LegendEntry("test", color: .orange, symbol: .line),
          LegendEntry("all", color: .gray, symbol: .dotted),
          LegendEntry("LV", color: .green, symbol: .patch),
        ],
        colorBar: ColorBar(.diverging(middle: 0, reach: 15), label: "Difference (ml)")),
      is: "facets")
  }
}
