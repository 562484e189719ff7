import Foundation
import Imaging
import Testing

/// `report masks`: contours drawn by hand become masks.
@Suite struct MasksTests {
  private let book: BookFolder

  init() throws { book = try BookFolder() }

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
    _ = try await book.report("masks", "drawn", "masks", "--size", "5x4", "--cavity-only")
    #expect(try mask("IM-0001-0048")[1] == [0, 0, 1, 1, 0])
    // With what the lines touch.
    _ = try await book.report("masks", "drawn", "masks", "--size", "5x4", "--rule", "outlined")
    #expect(
      try mask("IM-0001-0048") == [
        [0, 2, 2, 2, 2], [0, 2, 1, 1, 2], [0, 2, 1, 1, 2], [0, 2, 2, 2, 2],
      ])
  }

  /// Inner and outer contours in folders of their own, or both in one further below.
  @Test func patientsAreToldApartByTheirFolders() async throws {
    let (inner, outer) = ("2 1\n3 1\n3 2\n2 2\n", "1 0\n4 0\n4 3\n1 3\n")
    try book.write("drawn/SC-HF-I-1/i-contours/IM-0001-0048-icontour-manual.txt", inner)
    try book.write("drawn/SC-HF-I-1/o-contours/IM-0001-0048-ocontour-manual.txt", outer)
    let folder = "drawn/SC-N-03/contours-manual/IRCCI-expert/"
    try book.write(folder + "IM-0001-0048-icontour-manual.txt", inner)
    try book.write(folder + "IM-0001-0048-p1contour-manual.txt", inner)
    try book.write("drawn/own/IM-0001-0048-icontour-manual.txt", inner)
    let outcome = try await book.report("masks", "drawn", "masks", "--size", "5x4")
    #expect(outcome.output == "3 masks written to masks\n", "\(outcome.error)")
    let both: [[UInt16]] = [
      [0, 2, 2, 2, 2], [0, 2, 1, 1, 2], [0, 2, 2, 2, 2], [0, 0, 0, 0, 0],
    ]
    #expect(try mask("SC-HF-I-1-IM-0001-0048") == both)
    #expect(try mask("SC-N-03-IM-0001-0048")[1] == [0, 0, 1, 1, 0])
    #expect(try mask("own-IM-0001-0048")[1] == [0, 0, 1, 1, 0])
    // One patient alone has the same names.
    for place in ["drawn/SC-HF-I-1", "drawn/SC-HF-I-1/i-contours", "drawn/SC-N-03"] {
      let name = place.split(separator: "/")[1] + "-IM-0001-0048"
      try book.remove("masks")
      _ = try await book.report("masks", place, "masks", "--size", "5x4")
      #expect(try mask(String(name))[1].contains(1), "\(place)")
    }
  }

  @Test func twoInnerContoursOfAnImageAreRefused() async throws {
    for reader in ["auto", "manual"] {
      try book.write("drawn/IM-0001-0048-icontour-\(reader).txt", "2 1\n3 1\n3 2\n")
    }
    let outcome = try await book.report("masks", "drawn", "masks", "--size", "5x4")
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "IM-0001-0048-icontour-manual.txt: the image has another inner contour, IM-0001-0048-icontour-auto.txt; take one of them away"
      ), "\(outcome.error)")
  }

  /// It is of a larger image, or a number is wrong.
  @Test(arguments: ["2 1\n9 1\n9 2\n", "2 1\n3 1\n1e30 2\n"])
  func aContourThatLeavesItsImageIsRefused(points: String) async throws {
    try book.write("drawn/IM-0001-0048-icontour-manual.txt", points)
    try book.write("heart.con", "[XYCONTOUR]\n0 0 0 1.0\n3\n" + points)
    for input in ["drawn", "heart.con"] {
      let outcome = try await book.report("masks", input, "masks", "--size", "5x4")
      #expect(outcome.status == 1)
      #expect(
        outcome.error.contains("which an image of 5x4 has not; say the size of the images"),
        "\(outcome.error)")
    }
  }

  @Test func ofSeveralWrongContoursTheFirstIsNamed() async throws {
    for number in 10..<30 {
      try book.write("drawn/IM-0001-00\(number)-icontour-manual.txt", "1\n")
    }
    let outcome = try await book.report("masks", "drawn", "masks", "--size", "5x4")
    #expect(outcome.error.contains("IM-0001-0010-icontour-manual.txt:1: "), "\(outcome.error)")
  }

  @Test func whatCannotBeIsSaid() async throws {
    #expect(try await book.report("masks", "nothing", "masks").status == 2)
    try book.write("a.con", "Image_resolution=4x4\n")
    let empty = try await book.report("masks", "a.con", "masks")
    #expect(empty.status == 1 && empty.error.contains("there are no contours"))
    let size = try await book.report("masks", "a.con", "masks", "--size", "large")
    #expect(size.status == 2 && size.error.contains("--size is written as 256x256"))
  }

  @Test(arguments: ["drawn", "drawn/masks"])
  func anOutputWithinTheContoursIsRefused(output: String) async throws {
    try book.write("drawn/IM-0001-0048-icontour-manual.txt", "2 1\n3 1\n3 2\n2 2\n")
    let outcome = try await book.report("masks", "drawn", output, "--size", "5x4")
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "OUTPUT is, or lies in, the folder of CONTOURS: \(output); give it another"))
  }

  /// A contour on the first image of a series, in the layout of a hospital's export.
  @Test func masksAreCalledAsTheImagesThatCurationWrites() async throws {
    _ = try await book.report(
      "phantom", "dicom", "--patients", "1", "--phases", "2", "--matrix", "48")
    let study = book.root.appendingPathComponent("dicom/1/study")
    let folders = try FileManager.default.contentsOfDirectory(atPath: study.path)
    let numbers = folders.compactMap { Int($0.dropFirst(4)) }.sorted()
    let series = String(format: "%04d", try #require(numbers.first))
    func draw(_ patient: String, _ kind: String, _ low: Int, _ high: Int) throws {
      try book.write(
        "contours/\(patient)/\(kind)-contours/IM-\(series)-0001-\(kind)contour-manual.txt",
        "\(low) \(low)\n\(high) \(low)\n\(high) \(high)\n\(low) \(high)\n")
    }
    try draw("P", "i", 18, 30)
    try draw("P", "o", 21, 33)
    try book.write("names.csv", "patient_id,original_id\n1,P\n")
    let outcome = try await book.report(
      "masks", "contours", "masks", "--images", "dicom", "--names", "names.csv")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "1 masks written to masks\n")
    #expect(
      outcome.error
        == "warning: 1: the cavity leaves its outer contour in 1 image, such as "
        + "P/i-contours/IM-\(series)-0001-icontour-manual.txt\n")
    _ = try await book.report("curate", "dicom", "curated", "--png", "slice")
    let files = FileManager.default
    let masks = try files.contentsOfDirectory(
      atPath: book.root.appendingPathComponent("masks").path)
    let images = try files.contentsOfDirectory(
      atPath: book.root.appendingPathComponent("curated/1/png").path)
    #expect(masks.count == 1 && images.contains(masks[0]))
    let labels = try mask(String(try #require(masks.first).dropLast(4))).flatMap { $0 }
    #expect(labels.filter { $0 == 1 }.count == 13 * 12)
  }

  @Test func contoursThatCannotBeReadAreCounted() async throws {
    for name in ["a.cvi42ws", "b.cvi42ws"] { try book.write("drawn/\(name)", "binary") }
    let outcome = try await book.report("masks", "drawn", "masks", "--size", "5x4")
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "2 binary cvi42 workspaces (export them as XML, .cvi42wsx), no contours that can be read"))
  }
}
