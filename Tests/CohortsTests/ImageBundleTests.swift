import Cohorts
import Foundation
import Imaging
import NIfTI
import NIfTIWriting
import StudyTerms
import TestSupport
import Testing

@Suite struct ImageBundleTests {
  private static func image(_ value: Float) -> NIfTIImage {
    NIfTIImage(
      header: NIfTIHeader(
        size: SIMD4(2, 1, 1, 1),
        affine: Affine(i: [1, 0, 0], j: [0, 1, 0], k: [0, 0, 1], origin: [0, 0, 0])),
      values: [value, 0])
  }

  /// Two series, of which the second is landscape.
  private static func bundle() throws -> ImageBundle<PatientPixels> {
    let folder = TemporaryFolder()
    var images: [String: Data] = [:]
    for (name, value) in [("2", 2), ("10", 3), ("10_rot90", 4)] as [(String, Float)] {
      let place = folder.place("\(name).nii.gz")
      try image(value).write(to: place)
      images[name] = try Data(contentsOf: place)
    }
    let pixels = PatientPixels.Series("2", image(2).header, [1, 2])
    return ImageBundle(about: PatientPixels(name: "p", series: [pixels]), images: images)
  }

  @Test func bytesGiveTheBundleBack() throws {
    let bundle = try Self.bundle()
    let bytes = try bundle.encoded()
    #expect(try ImageBundle<PatientPixels>(decoding: bytes) == bundle)
    for count in [0, 7, 20, bytes.count - 1] {
      #expect(throws: DecodingError.self) {
        try ImageBundle<PatientPixels>(decoding: bytes.prefix(count))
      }
    }
  }

  /// In the order of numbers.
  @Test func theRotatedVersionCounts() throws {
    #expect(try Self.bundle().used == ["2", "10_rot90"])
  }

  @Test func imagesAreDecodedByName() throws {
    let folder = TemporaryFolder()
    let bundle = try Self.bundle()
    #expect(try bundle.image("10", through: folder.place("scratch")).values == [3, 0])
    #expect(throws: StudyError("there is no series 3")) {
      try bundle.image("3", through: folder.place("scratch"))
    }
  }
}
