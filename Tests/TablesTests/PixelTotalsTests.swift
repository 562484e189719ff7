import Foundation
import Testing

@testable import Tables

@Suite struct PixelTotalsTests {
  let header = "file\tlv_pixels\tmy_pixels\n"
  let rows = [
    "nifti/images/7/7-frame001-slice000.png\t0.1\t5.0", "images/7/7-frame000-slice002.png\t0.3\t1",
    "images/7/7-frame000-slice000.png\t0.1\t2.0", "images/7/7-frame000-slice001.png\t0.2\t4e0",
    "nifti/images/12_a/12_a-frame010-slice000.png\t1424.0\t946.0",
  ]

  func read(_ text: String, pieces: Int = 1000) throws -> PixelTotals {
    var rows = PixelRows(file: "p.tsv")
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      try bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { try rows.append($0) }
    }
    return try rows.totals()
  }

  @Test(arguments: [1, 7, 64, 1000])
  func slicesAreAddedInOrderWhateverTheOrderOfRowsAndPieces(pieces: Int) throws {
    let totals = try read(header + rows.joined(separator: "\n") + "\n", pieces: pieces)
    #expect(totals.series == ["12_a", "7"])
    #expect(totals["7"]?.frames == [0, 1])
    #expect(totals["7"]?.lv == [0.1 + 0.2 + 0.3, 0.1])
    #expect(totals["7"]?.my == [7, 5])
    #expect(totals["12_a"]?.lv == [1424])
    #expect(totals["8"] == nil)
    let other = try read(header + rows.reversed().joined(separator: "\r\n"), pieces: pieces)
    #expect(other == totals)
  }

  @Test(arguments: [
    ("", "p.tsv: the table is empty"),
    ("a\tb\n", "p.tsv:1: the header must be file, lv_pixels, my_pixels"),
    (
      "file\tlv_pixels\tmy_pixels\nimages/1/2-frame000-slice000.png\t1\t2\n",
      "p.tsv:2: the first cell must be images/ID/ID-frameFFF-sliceSSS.png"
    ),
    (
      "file\tlv_pixels\tmy_pixels\nimages/1/1-frame000-slice000.png\t1\tx\n",
      "p.tsv:2: two numbers must follow the file"
    ),
    (
      "file\tlv_pixels\tmy_pixels\nimages/1/1-frame000-slice000.png\t1\t2\n"
        + "images/1/1-frame000-slice000.png\t1\t2\n", "p.tsv:3: the image stands twice"
    ),
  ])
  func whatIsWrongIsSaidInOneSentence(text: String, sentence: String) {
    let error = #expect(throws: TableError.self) { try read(text) }
    #expect(error?.description == sentence)
  }

  @Test(arguments: [
    "0", "1424.0", "0.1", "2.675", "123456.789", "9007199254740993", "1e-3", "0.30000000000000004",
  ])
  func numbersAreCorrectlyRounded(text: String) throws {
    let totals = try read(header + "images/1/1-frame000-slice000.png\t\(text)\t0\n")
    #expect(totals["1"]?.lv.first == Double(text))
  }
}
