import DICOM
import Foundation
import Imaging
import TestSupport
import Testing

@testable import NIfTI

/// Images that dcm2niix wrote, and what nibabel reads in them (References/nifti.py).
@Suite(
  .enabled(if: DataMirror.has("dicom-robustness"), "REPORT_MIRROR has no data set dicom-robustness")
) struct NIfTIReferenceTests {
  static func image(_ path: String) throws -> NIfTIImage {
    try NIfTIImage(contentsOf: DataMirror.url("dicom-robustness/" + path))
  }

  @Test(arguments: [
    ("dcm_qa_12bit/2.nii", 39_116_505.0), ("dcm_qa_12bit/3.nii", 40_476_428),
    ("dcm_qa_12bit/4.nii", 38_125_324), ("dcm_qa_ts/Ref/1.nii", 38_036_663),
  ])
  func sumsOfVoxels(_ path: String, _ sum: Double) throws {
    let image = try Self.image(path)
    #expect(image.header.size == SIMD4(64, 64, 35, 1))
    #expect(image.values.reduce(0) { $0 + Double($1) } == sum)
  }

  @Test func headerOfFourDimensions() throws {
    let header = try Self.image("dcm_qa_enh/Siemens_REST1_w_SMS_PF7-8_6.nii").header
    #expect(header.size == SIMD4(64, 64, 6, 4))
    #expect(header.timeStep == 0.5)
    #expect(header.affine.origin.x == 109.79000091552734)
    #expect(header.affine.i.x == -3.375)
    #expect(header.affine.k.z == 2.4000000953674316)
  }

  /// Each voxel of dcm2niix is our pixel at the same place in the patient, though its rows run the other way.
  @Test func enhancedFramesLieWhereDcm2niixHasThem() throws {
    let image = try Self.image("dcm_qa_enh/Siemens_REST1_w_SMS_PF7-8_6.nii")
    for time in 0..<4 {
      let file = try DICOMFile(
        contentsOf: DataMirror.url("dicom-robustness/dcm_qa_enh/6_\(time + 1).dcm"))
      for frame in 0..<6 {
        let header = try file.header(frame: frame)
        let position = try #require(header.position)
        let orientation = try #require(header.orientation)
        let spacing = try #require(header.pixelSpacing)
        let plane = try file.plane(frame: frame)
        let ours = Affine.lps(
          i: orientation.row * spacing.y, j: orientation.column * spacing.x,
          k: orientation.normal, origin: position)
        let place = ours(SIMD3(3, 10, 0))
        let slices = (0..<6).map { (image.header.affine(SIMD3(3, 53, Double($0))) - place).length }
        let slice = try #require(slices.firstIndex { $0 < 1e-3 })
        for row in 0..<64 {
          for column in 0..<64 where plane[row, column] != image[column, 63 - row, slice, time] {
            Issue.record("frame \(frame) of file \(time + 1) differs at \(row), \(column)")
          }
        }
      }
    }
  }
}
