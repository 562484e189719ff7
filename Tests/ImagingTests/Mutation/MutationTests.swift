import Foundation
import TestSupport
import Testing

import ImagingTestSupport
@testable import DICOM
@testable import Imaging

/// Files with bytes changed, cut out and put in, the same ones each time: read or refused, quickly and in little memory.
@Suite struct MutationTests {
  /// As the curation reads them: header first, then the pixels.
  static func readDICOM(_ url: URL) {
    guard case .success(let headers) = DICOMScan.read(url) else { return }
    if let plane = try? headers.first?.plane {
      #expect(plane.values.count == plane.rows * plane.columns)
    }
    guard let file = try? DICOMFile(contentsOf: url) else { return }
    #expect(file.elements.count < 10_000)
    for frame in [0, headers.count - 1] {
      if let plane = try? file.plane(frame: frame) {
        #expect(plane.values.count == plane.rows * plane.columns)
      }
    }
  }

  @Test func tinyDICOM() throws {
    let bytes = TinyDICOM(rows: 4, columns: 4, pixels: (0..<16).map { $0 * 200 }).encoded
    try Mutation.rounds(1000, bytes, Self.readDICOM)
  }

  @Test(
    .enabled(
      if: DataMirror.has("dicom-robustness"), "REPORT_MIRROR has no data set dicom-robustness"),
    arguments: [
      "MR_small", "MR_small_RLE", "MR_small_bigendian", "MR_small_implicit",
      "MR_small_jpeg_ls_lossless", "MR_small_jp2klossless",
      "UN_sequence", "nested_priv_SQ", "image_dfl", "no_meta_group_length", "CT_small",
    ])
  func dicomOfPydicom(_ name: String) throws {
    let bytes = try Data(contentsOf: DataMirror.url("dicom-robustness/pydicom/\(name).dcm"))
    try Mutation.rounds(60, bytes, head: 2048, Self.readDICOM)
    try Mutation.rounds(20, bytes, Self.readDICOM)
  }

  /// JPEG in its kinds, and an enhanced file of six frames.
  @Test(
    .enabled(
      if: DataMirror.has("dicom-robustness"), "REPORT_MIRROR has no data set dicom-robustness"),
    arguments: [
      "dcm_qa_ts/In/5", "dcm_qa_ts/In/6", "dcm_qa_ts/In/7", "dcm_qa_ts/In/8", "dcm_qa_enh/6_1",
    ])
  func compressedAndEnhancedDICOM(_ name: String) throws {
    let bytes = try Data(contentsOf: DataMirror.url("dicom-robustness/\(name).dcm"))
    try Mutation.rounds(10, bytes, head: 4096, Self.readDICOM)
    try Mutation.rounds(10, bytes, Self.readDICOM)
  }

  /// Chunks are sealed again after the change, so that what is behind their checksums is reached.
  @Test func png() throws {
    try Mutation.rounds(200, Data(TinyPNG().bytes), Self.readPNG)
    var mutation = Mutation(seed: 2)
    for bits: UInt8 in [1, 2, 4, 8, 16] {
      try Mutation.rounds(1, Data()) { url in
        for _ in 0..<200 {
          var image = TinyPNG()
          image.bits = bits
          if Bool.random(using: &mutation) {
            (image.color, image.palette) = (3, [9, 9, 9, 7, 7, 7])
          }
          let head = mutation.mutated([0, 0, 0, 4, 0, 0, 0, 3, image.bits, image.color])
          if head.count > 9, Bool.random(using: &mutation) {
            image.width = head[0..<4].reduce(0) { $0 << 8 | UInt32($1) }
            image.height = head[4..<8].reduce(0) { $0 << 8 | UInt32($1) }
            (image.bits, image.color) = (head[8], head[9])
          }
          image.rows = mutation.mutated(image.rows)
          try Data(image.bytes).write(to: url)
          Self.readPNG(url)
        }
      }
    }
  }

  static func readPNG(_ url: URL) {
    guard let image = try? GrayImage(png: url) else { return }
    #expect(image.pixels.count == image.width * image.height)
  }

  @Test func contours() throws {
    try Mutation.rounds(500, Data(ContourFileTests.medis.utf8)) { url in
      guard let contours = try? MedisContours(contentsOf: url) else { return }
      for rule in FillingRule.allCases {
        _ = contours.labels(slice: 2, phase: 9, width: 16, height: 16, rule: rule)
      }
    }
    let points = "1.0 2.50\n\n3.00 2.50\n3 4e2\n-7.5 2\n"
    try Mutation.rounds(500, Data(points.utf8)) { url in
      guard let contour = try? Contour(sunnybrook: url) else { return }
      for rule in FillingRule.allCases {
        _ = contour.filled(width: 16, height: 16, rule: rule)
      }
    }
  }
}
