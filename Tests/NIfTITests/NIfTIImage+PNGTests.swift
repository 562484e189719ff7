import Foundation
import Imaging
import NIfTI
import TestSupport
import Testing

@Suite struct NIfTIImagePNGTests {
  private var image: NIfTIImage {
    // Two pixels, two slices, two phases.
    let header = NIfTIHeader(
      size: SIMD4(2, 1, 2, 2),
      affine: .lps(i: SIMD3(1, 0, 0), j: SIMD3(0, 1, 0), k: SIMD3(0, 0, 1), origin: .zero),
      timeStep: 1, dataType: .float32, text: "")
    return NIfTIImage(header: header, values: [-10, 10, 20, 20, 0, 41, 1, 2])
  }

  @Test func greyIsSpreadOverASliceOrTheWholeSeries() {
    #expect(image.grey(slice: 0, range: .slice).pixels == [0, 255])
    #expect(image.grey(slice: 1, range: .slice).pixels == [0, 0])
    #expect(image.grey(slice: 0, range: .volume).pixels == [0, 100])
    #expect(image.grey(slice: 0, phase: 1, range: .volume).pixels == [50, 255])
    #expect(image.grey(slice: 1, phase: 1).pixels == [1, 2])
  }

  @Test func everySliceAndPhaseBecomesAFile() throws {
    let temporary = TemporaryFolder()
    let folder = temporary.place("images")
    try image.writePNGs(to: folder, name: "71", range: .volume)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(
      names == [
        "71-frame000-slice000.png", "71-frame000-slice001.png", "71-frame001-slice000.png",
        "71-frame001-slice001.png",
      ])
    let last = try GrayImage(png: folder.appending(path: names[2]))
    #expect(last.pixels == [50, 255])
  }
}
