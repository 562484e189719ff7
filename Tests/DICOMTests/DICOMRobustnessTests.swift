import Foundation
import Imaging
import TestSupport
import Testing

@testable import DICOM

/// Sums of `value` and of `index * value` over a file's frames, from References/dicom_pixels.py.
struct PixelSums: Hashable {
  var rows: Int
  var columns: Int
  var frames: Int
  var sum: Int
  var weighted: Int
}

@Suite(
  .enabled(if: DataMirror.has("dicom-robustness"), "REPORT_MIRROR has no data set dicom-robustness")
) struct DICOMRobustnessTests {
  static func url(_ path: String) throws -> URL { try DataMirror.url("dicom-robustness/" + path) }

  static func sums(_ path: String) throws -> PixelSums {
    let file = try DICOMFile(contentsOf: url(path))
    var sums = PixelSums(rows: 0, columns: 0, frames: file.frameCount, sum: 0, weighted: 0)
    var index = 0
    for frame in 0..<file.frameCount {
      let plane = try file.plane(frame: frame)
      (sums.rows, sums.columns) = (plane.rows, plane.columns)
      for value in plane.values {
        sums.sum += Int(value)
        sums.weighted += index * Int(value)
        index += 1
      }
    }
    return sums
  }

  /// The sentence that opening or decoding throws, without the folder.
  static func sentence(_ path: String) throws -> String {
    do {
      _ = try sums(path)
      return ""
    } catch let error as FileError {
      return "\(URL(filePath: error.path).lastPathComponent): \(error.reason)"
    }
  }

  @Test("one image in nine transfer syntaxes", arguments: 1...9)
  func transferSyntaxes(_ number: Int) throws {
    #expect(
      try Self.sums("dcm_qa_ts/In/\(number).dcm")
        == PixelSums(
          rows: 384, columns: 384, frames: 1, sum: 38_036_663, weighted: 3_171_920_836_641))
  }

  @Test(arguments: [
    "", "_RLE", "_bigendian", "_expb", "_implicit", "_jp2klossless", "_jpeg_ls_lossless", "_padded",
  ])
  func variantsOfOneFile(_ variant: String) throws {
    #expect(
      try Self.sums("pydicom/MR_small\(variant).dcm")
        == PixelSums(rows: 64, columns: 64, frames: 1, sum: 2_125_338, weighted: 4_841_228_131))
  }

  @Test func deflatedOfEightBits() throws {
    let file = try DICOMFile(contentsOf: Self.url("pydicom/image_dfl.dcm"))
    #expect(file.transferSyntax == "1.2.840.10008.1.2.1.99")
    #expect(
      try Self.sums("pydicom/image_dfl.dcm")
        == PixelSums(
          rows: 512, columns: 512, frames: 1, sum: 33_322_688, weighted: 4_426_771_788_392))
  }

  /// 12 of 16 bits, noise in the other four.
  @Test(arguments: [
    ("Signed", 38_125_324, 2_567_620_393_209), ("Unsigned", 40_476_428, 2_734_059_309_305),
  ])
  func junkInTheUpperBits(_ sign: String, _ sum: Int, _ weighted: Int) throws {
    #expect(
      try Self.sums("dcm_qa_12bit/12bit\(sign)_0x0F0F.dcm")
        == PixelSums(rows: 384, columns: 384, frames: 1, sum: sum, weighted: weighted))
  }

  /// Stored sums 14826310 and 131289447445, rescaled by an intercept of -1024.
  @Test func rescaling() throws {
    let count = 128 * 128
    #expect(
      try Self.sums("pydicom/CT_small.dcm")
        == PixelSums(
          rows: 128, columns: 128, frames: 1, sum: 14_826_310 - 1024 * count,
          weighted: 131_289_447_445 - 1024 * (count * (count - 1) / 2)))
  }

  @Test(arguments: [
    (1, 2_516_181, 31_207_483_118), (2, 2_501_204, 31_025_168_762), (3, 2_494_742, 30_940_726_401),
    (4, 2_489_522, 30_879_046_428),
  ])
  func enhancedMultiFrame(_ number: Int, _ sum: Int, _ weighted: Int) throws {
    #expect(
      try Self.sums("dcm_qa_enh/6_\(number).dcm")
        == PixelSums(rows: 64, columns: 64, frames: 6, sum: sum, weighted: weighted))
  }

  @Test func enhancedFramesHaveTheirOwnPlaces() throws {
    let headers = try DICOMFile(contentsOf: Self.url("dcm_qa_enh/6_1.dcm"), part: .header).headers()
    #expect(headers.map(\.frame) == [0, 1, 2, 3, 4, 5])
    #expect(Set(headers.map { $0.position?.z }).count == 6)
    #expect(headers.allSatisfy { $0.pixelSpacing == SIMD2(3.375, 3.375) })
    #expect(headers[0].magneticFieldStrength == 3)
    #expect(headers[0].manufacturer == "Siemens HealthCare GmbH")
    #expect(headers[0].model == "MAGNETOM Vida")
    #expect(headers[0].echoTime == 30)
    #expect(headers[0].repetitionTime == 500)
  }

  @Test func headerOfAMosaic() throws {
    let header = try DICOMFile(contentsOf: Self.url("dcm_qa_ts/In/5.dcm"), part: .header).header()
    #expect(header.rows == 384)
    #expect(header.pixelSpacing == SIMD2(3.25, 3.25))
    #expect(header.position == SIMD3(-624, -661.82658862211, -6.5255017698948))
    #expect(header.orientation?.row == SIMD3(1, -1e-16, 0))
    #expect(header.sliceLocation == -77.964178260309)
    #expect(header.spacingBetweenSlices == 3.6000000030835)
    #expect(header.triggerTime == nil)
    #expect(header.patientAge == "033Y")
    #expect(header.patientSex == "M")
    #expect(header.isInt16)
  }

  @Test(arguments: [
    (
      "pydicom/MR_truncated.dcm",
      "MR_truncated.dcm: the file is damaged or cut short (i/O suspension or premature end of stream)"
    ),
    (
      "pydicom/rtplan_truncated.dcm",
      "rtplan_truncated.dcm: the file is damaged or cut short (invalid stream)"
    ),
    (
      "pydicom/ExplVR_BigEnd.dcm",
      "ExplVR_BigEnd.dcm: the image is in colour; a grey one is expected"
    ),
    ("dcm_qa_ts/LICENSE", "LICENSE: this is no DICOM file"),
    ("missing.dcm", "missing.dcm: the file cannot be opened (no such file or directory)"),
    (
      "pydicom/priv_SQ.dcm",
      "priv_SQ.dcm: the file holds no image of 8 or 16 bits that can be read"
    ),
  ])
  func badFilesSayWhy(_ path: String, _ sentence: String) throws {
    #expect(try Self.sentence(path) == sentence)
  }

  @Test func aScanGoesOnBehindBadFiles() async throws {
    var headers = 0
    var errors: [String] = []
    var names: [String] = []
    await DICOMScan(try Self.url("dcm_qa_ts"), jobs: 2).forEach { url, result in
      names.append(url.lastPathComponent)
      switch result {
      case .success(let found): headers += found.count
      case .failure(let error): errors.append(URL(filePath: error.path).lastPathComponent)
      }
    }
    #expect(headers == 9)
    #expect(errors == ["LICENSE", "README.md", "1.nii"])
    #expect(names == (1...9).map { "\($0).dcm" } + ["LICENSE", "README.md", "1.nii"])
  }
}
