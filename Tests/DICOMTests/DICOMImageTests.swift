import Foundation
import Imaging
import TestSupport
import Testing

@testable import DICOM

@Suite struct DICOMImageTests {
  private let folder = TemporaryFolder()

  static func image() -> DICOMImage {
    var image = DICOMImage(rows: 2, columns: 3, pixels: [0, 1, 2, 3, 4, 4095])
    image.set(.sopClassUID, .uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4")
    image.set(.sopInstanceUID, .uniqueIdentifier, "2.25.17")
    image.set(.modality, .codeString, "MR")
    return image
  }

  @Test func whatIsWrittenIsRead() throws {
    let url = folder.place("image.dcm")
    var image = Self.image()
    image.set(.pixelSpacing, [1.25, 1.0 / 3])
    image.set(.imagePositionPatient, [-1234.5678901, 0, 1e-9])
    image.set(.patientAge, .ageString, "006M")
    try image.write(to: url)
    let file = try DICOMFile(contentsOf: url)
    #expect(file.transferSyntax == "1.2.840.10008.1.2.1")
    let header = try file.header()
    #expect(header.instanceUID == "2.25.17")
    #expect(header.pixelSpacing == SIMD2(1.25, 0.333333))
    #expect(header.position == SIMD3(-1234.56789, 0, 0))
    #expect(header.patientAge == "006M")
    #expect(header.isInt16)
    #expect(try file.plane() == Plane(rows: 2, columns: 3, values: [0, 1, 2, 3, 4, 4095]))
  }

  @Test func theSameImageIsTheSameBytes() throws {
    let urls = ["1.dcm", "2.dcm"].map(folder.place)
    for url in urls { try Self.image().write(to: url) }
    #expect(try Data(contentsOf: urls[0]) == Data(contentsOf: urls[1]))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoFiniteNumberIsRefused(_ number: Double) throws {
    var image = Self.image()
    image.set(.pixelSpacing, [1, number])
    let url = folder.place("image.dcm")
    #expect {
      try image.write(to: url)
    } throws: { error in
      "\(error)" == "\(url.path): \"1\\\(number)\" is no value of type DS"
    }
  }

  /// Sixteen bytes hold each, to nine digits at least.
  @Test(arguments: [1e300, -1.23456789012e-300, 12_345_678.901234, 1e8, -9.99e22])
  func numbersOfAnySizeAreWritten(_ number: Double) throws {
    let url = folder.place("image.dcm")
    var image = Self.image()
    image.set(.triggerTime, [number])
    try image.write(to: url)
    let read = try #require(DICOMFile(contentsOf: url).number(.triggerTime))
    #expect(abs(read - number) <= max(1e-6, abs(number) * 1e-8))
    #expect(try DICOMFile(contentsOf: url).text(.triggerTime)?.count ?? 99 <= 16)
  }

  @Test func whatCannotBeWrittenSaysWhy() throws {
    var image = Self.image()
    let nowhere = URL(filePath: "/nowhere/a.dcm")
    #expect {
      try image.write(to: nowhere)
    } throws: { error in
      "\(error)" == "/nowhere/a.dcm: the file cannot be written (no such file or directory)"
    }
    image.set(.rows, .unsignedShort, "many")
    #expect {
      try image.write(to: nowhere)
    } throws: { error in
      "\(error)" == "/nowhere/a.dcm: \"many\" is no value of type US"
    }
  }
}
