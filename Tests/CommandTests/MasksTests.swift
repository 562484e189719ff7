import Foundation
import Imaging
import Testing

/// `report masks`: contours drawn by hand become masks.
@Suite struct MasksTests {
  private let book: TinyBook

  init() throws { book = try TinyBook() }

  private func mask(_ name: String) throws -> [[UInt16]] {
    let image = try GrayImage(png: book.root.appendingPathComponent("masks/\(name).png"))
    return (0..<image.height).map { row in
      Array(image.pixels[row * image.width..<(row + 1) * image.width])
    }
  }

  @Test func medisContoursOfASliceAndPhaseAreAMask() async throws {
    try book.write(
      "heart.con",
      """
      Image_resolution=5x4
      [XYCONTOUR]
      2 7 0 1.0
      4
      2 1
      3 1
      3 2
      2 2
      [XYCONTOUR]
      2 7 1 1.0
      4
      1 0
      4 0
      4 3
      1 3

      """)
    let outcome = try await book.report("masks", "heart.con", "masks")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "1 masks written to masks\n")
    #expect(
      try mask("heart-frame007-slice002") == [
        [0, 2, 2, 2, 2], [0, 2, 1, 1, 2], [0, 2, 2, 2, 2], [0, 0, 0, 0, 0],
      ])
  }

  @Test func innerAndOuterContourOfTheSunnybrookDataAreOneMask() async throws {
    try book.write("drawn/IM-0001-0048-icontour-manual.txt", "2 1\n3 1\n3 2\n2 2\n")
    try book.write("drawn/IM-0001-0048-ocontour-manual.txt", "1 0\n4 0\n4 3\n1 3\n")
    try book.write("drawn/IM-0001-0068-icontour-manual.txt", "0 0\n1 0\n1 1\n")
    try book.write("drawn/notes.txt", "no contour")
    let unsized = try await book.report("masks", "drawn", "masks")
    #expect(unsized.status == 1)
    #expect(unsized.error.contains("the file does not say how large its image is; say the size"))
    let outcome = try await book.report("masks", "drawn", "masks", "--size", "5x4")
    #expect(outcome.output == "2 masks written to masks\n", "\(outcome.error)")
    #expect(
      try mask("IM-0001-0048") == [
        [0, 2, 2, 2, 2], [0, 2, 1, 1, 2], [0, 2, 2, 2, 2], [0, 0, 0, 0, 0],
      ])
    #expect(try mask("IM-0001-0068")[0] == [1, 1, 0, 0, 0])
    // With what the lines touch.
    _ = try await book.report("masks", "drawn", "masks", "--size", "5x4", "--rule", "outlined")
    #expect(
      try mask("IM-0001-0048") == [
        [0, 2, 2, 2, 2], [0, 2, 1, 1, 2], [0, 2, 1, 1, 2], [0, 2, 2, 2, 2],
      ])
  }

  @Test func whatCannotBeIsSaid() async throws {
    #expect(try await book.report("masks", "nothing", "masks").status == 2)
    try book.write("a.con", "Image_resolution=4x4\n")
    let empty = try await book.report("masks", "a.con", "masks")
    #expect(empty.status == 1 && empty.error.contains("there are no contours"))
    let size = try await book.report("masks", "a.con", "masks", "--size", "large")
    #expect(size.status == 2 && size.error.contains("--size is written as 256x256"))
  }
}
