import Testing

@testable import Figures

@Suite struct SVGCanvasTests {
  private let canvas = SVGCanvas(idPrefix: "fig-a")

  private var svg: String { canvas.document(width: 10, height: 10, title: "A \"title\"") }

  @Test func colorsThatFollowThePageAreWrittenAndHaveAClass() {
    canvas.stroke([[Point(1, 2), Point(3, 4)]], closed: false, Stroke(.muted, width: 0.5))
    canvas.fill([Point(0, 0), Point(1, 0), Point(1, 1)], .color(.blue), opacity: 1)
    #expect(svg.contains("<path fill=\"none\" stroke=\"#555555\" class=\"muted\" "))
    #expect(svg.contains("<path fill=\"#00609f\" d=\"M0 0 1 0 1 1Z\"/>"))
  }

  @Test func theNameIsReadOutAndBelongsToThisDrawing() {
    #expect(
      svg.contains(
        "role=\"img\" font-family=\"'Linux Biolinum O','Linux Biolinum',Carlito,sans-serif\" "
          + "font-size=\"8.5\" aria-labelledby=\"fig-a-title\">"
          + "<title id=\"fig-a-title\">A &quot;title&quot;</title>"))
  }

  /// Browsers draw no marker on a path that only moves.
  @Test func aLonePointHasALineOfNoLength() {
    canvas.symbols(.circle, at: [Point(5, 6)], size: 4, .color(.blue), opacity: 1)
    #expect(svg.contains("<path fill=\"none\" marker-start=\"url(#fig-a-m1)\" d=\"M5 6h0\"/>"))
  }
}
