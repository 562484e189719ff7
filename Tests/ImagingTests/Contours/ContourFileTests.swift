import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct ContourFileTests {
  private let folder = TemporaryFolder()

  private func file(_ text: String) throws -> URL { try folder.file("a.con", text.utf8) }

  static let medis = """
    [Study]
    Image_resolution=8x8
    manual_lv_ed_phase=0
    manual_lv_es_phase=9
    [XYCONTOUR]
    2 9 1 1.0
    4
    1.0 1.0
    6.0 1.0
    6.0 6.0
    1.0 6.0
    [XYCONTOUR]
    2 9 0 1.0
    4
    3.0 3.0
    4.0 3.0
    4.0 4.0
    3.0 4.0

    """

  @Test func medisContoursBecomeLabels() throws {
    let contours = try MedisContours(contentsOf: file(Self.medis.replacing("\n", with: "\r\n")))
    #expect(contours.entries.map(\.type) == [1, 0])
    #expect(contours.diastole == 0)
    #expect(contours.systole == 9)
    let labels = try #require(
      contours.labels(slice: 2, phase: 9, width: 8, height: 8, rule: .outlined))
    #expect(labels.count { $0 == 1 } == 4)
    #expect(labels.count { $0 == 2 } == 32)
    #expect(contours.labels(slice: 0, phase: 9, width: 8, height: 8, rule: .outlined) == nil)
  }

  @Test func contoursFollowAnotherResolution() throws {
    let contours = try MedisContours(contentsOf: file(Self.medis))
    let labels = try #require(
      contours.labels(slice: 2, phase: 9, width: 16, height: 16, rule: .centres))
    // Corners at 1 and 6 of 8 pixels lie at 2.5 and 12.5 of 16.
    #expect(labels.count { $0 > 0 } == 100)
  }

  private static let resolution =
    ":1: a resolution is written as 256x256, and has 1 to 16384 columns and rows"

  @Test(arguments: [
    ("[XYCONTOUR]\n1 2\n", ":2: slice, phase and type must follow [XYCONTOUR]"),
    ("[XYCONTOUR]\n1 2 0\n7\n1 1\n", ":3: the number of points that follow must stand here"),
    ("[XYCONTOUR]\n1 2 0\n1\n1 x\n", ":4: two numbers must stand here, x and y"),
    ("Image_resolution=wide\n", resolution), ("Image_resolution=0x2\n", resolution),
    ("Image_resolution=9223372036854775807x2\n", resolution),
    ("Image_resolution=256x16385\n", resolution),
  ])
  func damagedFilesAreNamed(_ text: String, _ sentence: String) throws {
    let url = try file(text)
    let error = #expect(throws: FileError.self) { try MedisContours(contentsOf: url) }
    #expect(error?.description == url.path + sentence)
  }

  @Test func aSunnybrookContourIsAPointALine() throws {
    let contour = try Contour(sunnybrook: file("1.0 2.50\n\n3.00 2.50\n3 4\n"))
    #expect(contour.points == [SIMD2(1, 2.5), SIMD2(3, 2.5), SIMD2(3, 4)])
    let url = try file("1.0 2.50\n1\n")
    let error = #expect(throws: FileError.self) { try Contour(sunnybrook: url) }
    #expect(error?.description == url.path + ":2: two numbers must stand here, x and y")
  }
}
