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

  private static func little(_ value: Double) -> Data {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { Data($0) }
  }

  private func headers(_ image: TinyDICOM) throws -> [DICOMHeader] {
    let url = folder.place("frames.dcm")
    try image.encoded.write(to: url)
    return try DICOMFile(contentsOf: url, part: .header).headers()
  }

  /// The head of an enhanced file says MIXED; what each frame is stands in its group, and so does
  /// its time, here as an offset in seconds.
  @Test func aFrameSaysItselfWhatItIs() throws {
    var image = TinyDICOM(rows: 8, columns: 8, pixels: Array(repeating: 1, count: 256))
    image.text(.numberOfFrames, "IS", "4")
    image.text(.imageType, "CS", "ORIGINAL\\PRIMARY\\MIXED\\NONE")
    let types = ["P", "M", "VELOCITY", "MAGNITUDE"]
    image.sequence(
      DICOMTag(0x5200, 0x9230),
      types.enumerated().map { index, type in
        let frameType = TinyDICOM.sequence([
          [(.frameType, "CS", Data("ORIGINAL\\PRIMARY\\\(type)\\NONE".utf8))]
        ])
        let time = TinyDICOM.sequence([
          [(.temporalPositionTimeOffset, "FD", Self.little(0.04 * Double(index)))]
        ])
        return [
          (DICOMTag(0x0018, 0x9226), "SQ", frameType), (DICOMTag(0x0020, 0x9310), "SQ", time),
        ]
      })
    let headers = try headers(image)
    #expect(headers.map(\.isPhaseImage) == [true, false, true, false])
    #expect(
      headers.compactMap(\.triggerTime).map { ($0 * 1000).rounded() / 1000 } == [0, 40, 80, 120])
  }

  @Test func aDateAndTimeIsATime() throws {
    var image = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    image.text(.acquisitionDateTime, "DT", "20200101100300.250")
    #expect(try headers(image).map(\.acquisitionTime) == [36_180.25])
    image.text(.acquisitionTime, "TM", "100400.5")
    #expect(try headers(image).map(\.acquisitionTime) == [36_240.5])
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
