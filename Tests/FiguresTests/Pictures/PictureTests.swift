import Foundation
import Testing

@testable import Figures

/// Pictures of elsewhere keep their size and their bytes.
@Suite struct PictureTests {
  static let svg = Data(
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="48" height="48" \
    fill="#ff0000"/></svg>
    """.utf8)

  @Test func aDrawingHasItsSizeInPoints() throws {
    let picture = try Picture(Self.svg)
    #expect(picture.format == .svg)
    #expect([picture.width, picture.height] == [72, 36])
    let unsized = try Picture(Data("<svg viewBox=\"0 0 20 10\"/>".utf8))
    #expect(unsized.width / unsized.height == 2)
  }

  @Test func pixelsAreThoseOfCSSWithoutADensity() throws {
    let picture = try Picture(Figure(try Picture(Self.svg)).laidOut().png(scale: 1))
    #expect(picture.format == .png)
    #expect([picture.width, picture.height] == [54, 27])
  }

  @Test func aPageOfPDFHasItsOwnSize() throws {
    let pdf = try Figure(try Picture(Self.svg)).laidOut().pdf()
    let picture = try Picture(pdf)
    #expect(picture.format == .pdf)
    #expect([picture.width, picture.height] == [72, 36])
  }

  /// The same pixels whichever way a picture went through: half red, half white.
  @Test func everyFormatIsDrawn() throws {
    let drawn = Figure(try Picture(Self.svg)).laidOut()
    let png = try drawn.png(scale: 1)
    let pdf = try drawn.pdf()
    #expect(try Figure(try Picture(pdf)).laidOut().png(scale: 1) == png)
    var figure = Figure(try Picture(png))
    figure.width = 72
    #expect(try figure.laidOut().png(scale: 1) == png)
  }

  @Test func aWidthKeepsTheShape() throws {
    var figure = Figure(try Picture(Self.svg))
    #expect(figure.width == 72)
    figure.width = 144
    #expect(figure.laidOut().size == (144, 72))
    let canvas = RecordingCanvas()
    figure.laidOut().draw(on: canvas)
    #expect(canvas.lines.count == 1)
    #expect(canvas.lines.first?.hasSuffix("0,0,144,72") == true)
  }

  @Test func aPageShowsItAsAnImageOfItsOwn() throws {
    let svg = Figure(try Picture(Self.svg)).laidOut().svg(idPrefix: "a", title: "Half & half")
    #expect(svg.contains("<title id=\"a-title\">Half &amp; half</title>"))
    #expect(svg.contains("href=\"data:image/svg+xml;base64,"))
  }

  @Test(arguments: [
    ("text", "is neither SVG, PNG, JPEG nor PDF"),
    ("<svg><g></svg>", "is not well-formed SVG (line 1)"),
    ("%PDF-1.4 nothing", "is not a readable PDF (PDF document is damaged)"),
  ])
  func whatCannotBeShownIsRefused(_ text: String, _ sentence: String) {
    #expect(throws: PictureError(sentence)) { try Picture(Data(text.utf8)) }
  }

  @Test func damagedPixelsAreRefused() throws {
    let damaged = PictureError("is damaged: it does not tell its size")
    #expect(throws: damaged) {
      try Picture(Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]))
    }
    #expect(throws: damaged) { try Picture(Data([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])) }
  }
}
