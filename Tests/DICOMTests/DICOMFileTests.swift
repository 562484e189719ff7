import DICOM
import Foundation
import Imaging
import ImagingTestSupport
import TestSupport
import Testing

@Suite struct DICOMFileTests {
  private let folder = TemporaryFolder()

  private func file(_ part: DICOMFile.Part = .all) throws -> DICOMFile {
    var image = TinyDICOM(rows: 2, columns: 2, pixels: [1, 2, 3, 4])
    image.text(.pixelSpacing, "DS", "1.5\\0.75 ")
    image.text(.patientAge, "AS", "061Y")
    image.text(.triggerTime, "DS", "x")
    let url = folder.place("image.dcm")
    try image.encoded.write(to: url)
    return try DICOMFile(contentsOf: url, part: part)
  }

  @Test func elementsAreReadAsTextAndAsNumbers() throws {
    let file = try file()
    #expect(file.transferSyntax == "1.2.840.10008.1.2.1")
    #expect(file.text(.patientAge) == "061Y")
    #expect(file.numbers(.pixelSpacing) == [1.5, 0.75])
    #expect(file.number(.pixelSpacing) == 1.5)
    #expect(file.integer(.rows) == 2)
    // What is missing, or no number, is nil.
    #expect(file.text(.seriesDescription) == nil)
    #expect(file.number(.triggerTime) == nil)
  }

  @Test func aHeaderNeedsNoPixels() throws {
    let file = try file(.header)
    #expect(file.numbers(.pixelSpacing) == [1.5, 0.75])
    #expect(try self.file().plane().values == [1, 2, 3, 4])
  }

  @Test func whatCannotBeOpenedSaysWhy() throws {
    let none = folder.place("none.dcm")
    #expect(
      throws: FileError(
        path: none.path, reason: "the file cannot be opened (no such file or directory)")
    ) { try DICOMFile(contentsOf: none) }
    #expect(throws: FileError.self) { try DICOMFile(contentsOf: folder.url) }
    let text = try folder.file("text.dcm", "no image at all, but a text of some length".utf8)
    #expect(throws: FileError(path: text.path, reason: "this is no DICOM file")) {
      try DICOMFile(contentsOf: text)
    }
  }
}
