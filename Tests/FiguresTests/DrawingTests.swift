import Foundation
import Testing

@testable import Figures

@Suite struct DrawingTests {
  static let figure = Figure(
    [
      .scatterWithIdentity(
        x: [1, 2, 3], y: [1.1, 1.9, 3.2], xLabel: "Truth", yLabel: "UKBB <net>", unit: "ml",
        title: "EDV")
    ], width: 200, legend: [LegendEntry("series", color: .blue)])

  @Test func sameFigureHasTheSameBytes() throws {
    let (first, second) = (Self.figure.laidOut(), Self.figure.laidOut())
    #expect(first.svg(idPrefix: "a") == second.svg(idPrefix: "a"))
    #expect(try first.png() == second.png())
    #expect(try first.pdf() == second.pdf())
  }

  @Test func figuresDrawnSideBySideHaveTheSameBytes() async throws {
    let alone = try Self.figure.laidOut().pdf()
    let together = try await withThrowingTaskGroup(of: Data.self) { group in
      for _ in 0..<8 { group.addTask { try Self.figure.laidOut().pdf() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.allSatisfy { $0 == alone })
  }

  @Test func countsHaveNoTicksBetweenWholeNumbers() {
    let counts = Figure(
      [.horizontalBars(names: ["a", "b"], values: [3, 1], xLabel: "Patients")], width: 400)
    #expect(!counts.laidOut().svg(idPrefix: "a").contains(">0.5</text>"))
    #expect(counts.laidOut().svg(idPrefix: "a").contains(">2</text>"))
    let few = Figure([.histogram(values: [100, 200, 200, 500], xLabel: "Volume")], width: 400)
    #expect(!few.laidOut().svg(idPrefix: "a").contains(">1.5</text>"))
    let lengths = Figure(
      [.horizontalBars(names: ["a", "b"], values: [3, 1], xLabel: "Length", unit: "mm")],
      width: 400)
    #expect(lengths.laidOut().svg(idPrefix: "a").contains(">0.5</text>"))
  }

  /// A neighbour that has the same axis by chance hides nothing where the row has others.
  @Test func onlyAWholeRowSharesItsAxis() {
    func labels(_ values: [[Double]]) -> Int {
      let panels = values.map { Panel.histogram(values: $0, xLabel: "Volume") }
      let svg = Figure(panels, columns: 3, width: 400).laidOut().svg(idPrefix: "a")
      return svg.components(separatedBy: ">0</text>").count - 1
    }
    #expect(labels([[100, 200, 200], [300, 500, 500], [600, 700, 700]]) == 1)
    #expect(labels([[100, 200, 200], [300, 500, 500], [600, 700, 700, 700]]) == 3)
  }

  @Test func textInSVGIsText() {
    let svg = Self.figure.laidOut().svg(idPrefix: "fig-a", title: "EDV of 3 & more")
    #expect(svg.contains(">EDV</text>"))
    #expect(svg.contains(">UKBB &lt;net&gt; (ml)</text>"))
    #expect(svg.contains("<title id=\"fig-a-title\">EDV of 3 &amp; more</title>"))
  }

  @Test func identifiersCarryThePrefix() {
    let svg = Self.figure.laidOut().svg(idPrefix: "fig-a")
    let ids = svg.matches(of: /\sid="([^"]*)"/).map(\.1)
    #expect(!ids.isEmpty)
    #expect(ids.filter { !$0.hasPrefix("fig-a-") } == [])
  }

  @Test func pngHasTwoPixelsAPoint() throws {
    let drawn = Self.figure.laidOut()
    let png = try [UInt8](drawn.png(scale: 2))
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    let height = png[20..<24].reduce(0) { $0 << 8 | Int($1) }
    #expect(width == Int((drawn.size.width * 2).rounded(.up)))
    #expect(height == Int((drawn.size.height * 2).rounded(.up)))
  }

  @Test func everyFigureStaysWithinItsWidth() {
    for (name, figure) in MarkSnapshotTests.marks {
      #expect(figure.size.width <= figure.width, "\(name)")
    }
  }

  @Test func namesAtLineEndsKeepApart() {
    let lines: [Mark] = [0.5, 0.501, 0.502].enumerated().map {
      .line(x: [0, 1], y: [0, $0.element], color: .blue, label: "model \($0.offset)")
    }
    let canvas = RecordingCanvas()
    MarkSnapshotTests.panel(lines).laidOut().draw(on: canvas)
    let baselines = canvas.lines.filter { $0.contains("“model") }.compactMap {
      $0.split(separator: ",").last.flatMap { Double($0) }
    }.sorted()
    #expect(baselines.count == 3)
    #expect(zip(baselines, baselines.dropFirst()).allSatisfy { $1 - $0 >= 8 })
  }

  @Test func tickLabelsThatWouldTouchLean() {
    let names = (0..<12).map { "r34_p05_s256_number\($0)" }
    let labels = TickLabels(names, room: 30, TextMeasure())
    #expect(labels.rotation == -35)
    #expect(TickLabels(["LV", "MY"], room: 30, TextMeasure()).rotation == 0)
  }

  @Test func categoryColoursDifferInGrey() {
    let lightness = Color.categories.map(\.lightness).sorted()
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 - $0 > 3.9 })
  }

  @Test func sequentialColoursFallInLightness() {
    let scale = ColorScale.sequential(low: 0, high: 1)
    let lightness = (0...20).map { scale.color(Double($0) / 20).lightness }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func ticksAreRound() {
    #expect(
      Ticks.linear(0...1, count: 5).map(\.text) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Ticks.linear(-12...9, count: 4).map(\.value) == [-10, -5, 0, 5])
    #expect(Ticks.logarithmic(1...1000).map(\.value) == [1, 10, 100, 1000])
    // One way of writing for all of an axis.
    #expect(Ticks.logarithmic(1e-4...0.01).map(\.text) == ["0.0001", "0.001", "0.01"])
    #expect(Ticks.logarithmic(1e-6...0.01).map(\.text) == ["10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²"])
    #expect(Ticks.logarithmic(1e-6...6e-6).map(\.text) == ["10⁻⁶", "2·10⁻⁶", "5·10⁻⁶"])
    #expect(Ticks.logarithmic(1e6...1e8).map(\.text) == ["10⁶", "10⁷", "10⁸"])
  }

  @Test func aFigureWithoutPanelsOrDataIsDrawn() throws {
    #expect(try !Figure([]).laidOut().png().isEmpty)
    let empty = MarkSnapshotTests.panel(
      [.points(x: [], y: [], color: .blue)], x: Axis("x"), y: Axis("y"))
    #expect(try !empty.laidOut().pdf().isEmpty)
  }

  /// A contrast of 4.5 : 1 with white (WCAG 2, 1.4.3) is a luminance of 1.05 / 4.5 - 0.05, a CIE L* of 49.9.
  @Test(arguments: Color.categories + [.gray]) func wordsCanBeReadOnWhite(color: Color) {
    #expect(Ink(words: color).onPaper.lightness < 49.9)
  }
}
