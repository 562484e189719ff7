import Foundation
import TestSupport
import Testing

@testable import Imaging

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
