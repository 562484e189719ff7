import Foundation
import Imaging
import TestSupport
import Testing

@testable import DICOM

struct NativePixelsTests {
  @Test func pixelsAreThoseThatDCMTKReads() throws {
    let temporary = TemporaryFolder()
    let url = temporary.place("file.dcm")
    var image = DICOMImage(rows: 2, columns: 3, pixels: [0, 1, 2, 300, 4095, 7])
    image.set(.sopInstanceUID, .uniqueIdentifier, "1.2.3")
    try image.write(to: url)

    let file = try DICOMFile(contentsOf: url)
    let native = try #require(try file.header().nativePixels)
    #expect(native.plane(path: url.path)?.values == [0, 1, 2, 300, 4095, 7])
    #expect(try native.plane(path: url.path) == file.plane())
    #expect(native.whole(path: url.path)?.values == [0, 1, 2, 300, 4095, 7])

    // Where the file does not end with its pixels, they are not guessed.
    try (Data(contentsOf: url) + [0, 0]).write(to: url)
    #expect(native.plane(path: url.path) == nil)
    #expect(native.whole(path: url.path) == nil)
  }
}
