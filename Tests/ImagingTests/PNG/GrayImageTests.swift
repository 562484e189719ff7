import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite struct GrayImageTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [[0, 1, 2, 255, 7, 9], [0, 256, 65535, 4, 5, 6]] as [[UInt16]])
  func whatIsWrittenIsRead(_ pixels: [UInt16]) throws {
    let url = folder.place("image.png")
    let image = GrayImage(width: 3, height: 2, pixels: pixels)
    try image.write(png: url)
    #expect(try GrayImage(png: url) == image)
    // The 25th byte is the depth, the next the colour type, which is grey.
    let bytes = [UInt8](try Data(contentsOf: url))
    #expect(bytes[24] == (pixels.contains { $0 > 255 } ? 16 : 8))
    #expect(bytes[25] == 0)
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() {
    let url = folder.place("in/no/folder.png")
    #expect(throws: FileError(path: url.path, reason: "the image cannot be written")) {
      try GrayImage(width: 1, height: 1, pixels: [0]).write(png: url)
    }
  }

  /// Grey and alpha, of 8 and 16 bits.
  @Test func anAlphaChannelIsPassedOverWhereAllIsOpaque() throws {
    let url = folder.place("image.png")
    var image = TinyPNG()
    (image.width, image.height, image.color) = (2, 1, 4)
    image.rows = [0, 7, 255, 9, 255]
    try Data(image.bytes).write(to: url)
    #expect(try GrayImage(png: url) == GrayImage(width: 2, height: 1, pixels: [7, 9]))
    image.bits = 16
    image.rows = [0, 1, 7, 255, 255, 2, 9, 255, 255]
    try Data(image.bytes).write(to: url)
    #expect(try GrayImage(png: url) == GrayImage(width: 2, height: 1, pixels: [263, 521]))
    for (bits, rows) in [
      (8, [0, 7, 255, 9, 254]), (16, [0, 1, 7, 255, 255, 2, 9, 255, 254]),
    ] as [(UInt8, [UInt8])] {
      (image.bits, image.rows) = (bits, rows)
      try Data(image.bytes).write(to: url)
      #expect(
        throws: FileError(
          path: url.path,
          reason: "the image has transparent pixels; save it without an alpha channel")
      ) { try GrayImage(png: url) }
    }
  }
}
