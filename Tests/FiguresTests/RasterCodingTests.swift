import Foundation
import Testing

@testable import Figures

@Suite struct RasterCodingTests {
  private let raster = Raster(
    width: 2, height: 2, rgb: [255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 16])

  @Test func aRasterIsRunsOfColours() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(raster)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"height":2,"runs":[16711680,3,16,1],"width":2}"#)
    #expect(try JSONDecoder().decode(Raster.self, from: data) == raster)
  }

  @Test(arguments: [
    "[16711680,3]", "[16711680,5]", "[16711680,-1,16,5]", "[16777216,4]", "[-1,4]", "[1,2,3]", "[]",
    "[1,9223372036854775807]",
  ])
  func runsThatDoNotFillTheImageAreRefused(runs: String) {
    let text = #"{"height":2,"width":2,"runs":"# + runs + "}"
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Raster.self, from: Data(text.utf8))
    }
  }

  @Test func imagesAndMasksGiveWayToAWord() {
    let panel = Panel(
      x: .hidden(0...2), y: .hidden(0...2),
      [.image(raster, x0: 0, x1: 2, y0: 0, y1: 2), .identity])
    let figure = Figure([panel]).withoutImages
    #expect(
      figure.panels.map(\.marks) == [
        [.identity, .text(x: 1, y: 1, "left out", anchor: .middle, color: .gray)]
      ])
    let plain = Figure([Panel(x: Axis("x"), y: Axis("y"), [.identity])])
    #expect(plain.withoutImages == plain)
  }
}
