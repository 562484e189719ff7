import Imaging
import TestSupport
import Testing

import ImagingTestSupport
@testable import DICOM

@Suite struct PixelFormatTests {
  static func format(
    stored: Int, high: Int, signed: Bool = false, inverted: Bool = false, slope: Double = 1,
    intercept: Double = 0
  ) -> PixelFormat {
    PixelFormat(
      rows: 1, columns: 3, bitsAllocated: 16, bitsStored: stored, highBit: high, isSigned: signed,
      isInverted: inverted, slope: slope, intercept: intercept)
  }

  @Test func junkBitsAreMasked() {
    #expect(Self.format(stored: 12, high: 11).values([0xF001, 0xFFFF] as [UInt16]) == [1, 4095])
    #expect(Self.format(stored: 12, high: 15).values([0x001F, 0xFFF0] as [UInt16]) == [1, 4095])
  }

  @Test func theSignIsTheHighestStoredBit() {
    let format = Self.format(stored: 12, high: 11, signed: true)
    #expect(format.values([0x07FF, 0x0800, 0x1FFF] as [UInt16]) == [2047, -2048, -1])
  }

  @Test func monochrome1IsTurned() {
    #expect(
      Self.format(stored: 8, high: 7, inverted: true).values([0, 255] as [UInt16]) == [255, 0])
    let signed = Self.format(stored: 8, high: 7, signed: true, inverted: true)
    #expect(signed.values([0x80, 0x7F] as [UInt16]) == [127, -128])
  }

  @Test func valuesAreRescaled() {
    let format = Self.format(stored: 12, high: 11, slope: 0.5, intercept: -10)
    #expect(format.values([0, 100] as [UInt16]) == [-10, 40])
    #expect(!format.isInt16)
    #expect(Self.format(stored: 12, high: 11, slope: 2, intercept: -1024).isInt16)
    #expect(!Self.format(stored: 16, high: 15).isInt16)
    #expect(Self.format(stored: 16, high: 15, signed: true).isInt16)
  }

  /// A slope that leaves one value of all, or more than a number holds.
  @Test(arguments: ["0", "1e300", "-1e12"]) func aScaleThatCannotBeIsNone(_ slope: String) throws {
    var file = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    file.text(.rescaleSlope, "DS", slope)
    file.text(.rescaleIntercept, "DS", "5")
    let folder = TemporaryFolder()
    let dicom = try DICOMFile(contentsOf: folder.file("image.dcm", file.encoded))
    let format = try #require(PixelFormat(dicom, frame: 0))
    #expect((format.slope, format.intercept) == (1, 0))
  }

  @Test(arguments: [true, false], [(10, 9), (10, 12), (16, 15), (1, 0)])
  func manyAreAsOne(_ signed: Bool, _ bits: (stored: Int, high: Int)) {
    let format = Self.format(stored: bits.stored, high: bits.high, signed: signed)
    let samples = (0..<7000).map { UInt16(truncatingIfNeeded: $0 &* 31) }
    let values = samples.map { format.value(Int($0)) }
    #expect(format.values(samples) == values)
    if format.isInt16 {
      var whole = samples.map { Int16(bitPattern: $0) }
      format.extractBits(of: &whole)
      #expect(whole.map(Float.init) == values)
    }
  }
}
