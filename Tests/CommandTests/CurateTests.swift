import Foundation
import Testing

/// `report curate`, as far as it needs no images: those are in ImagingTests.
@Suite struct CurateTests {
  @Test func whatIsNoImageIsALineOfTheLog() async throws {
    let book = try TinyBook()
    try book.write("cohort/A/1.dcm", "no image")
    let outcome = try await book.report("curate", "cohort", "curated")
    #expect(outcome.status == 1)
    #expect(
      outcome.error.contains(
        "cohort: no short-axis cine series was found; conversion.log says why\n"))
    #expect(outcome.output == "1/1 A: 0 series, 2 lines in the log\n")
    #expect(
      try book.read("curated/conversion.log") == """
        A\tunreadable file\tfile left out\tA/1.dcm\tthis is no DICOM file
        A\tno short axis\tstudy left out\t\t

        """)
  }

  @Test func aTableOfSplitsThatIsNotThereIsNamed() async throws {
    let book = try TinyBook()
    try book.write("cohort/A/1.dcm", "no image")
    let outcome = try await book.report("curate", "cohort", "curated", "--splits", "splits.tsv")
    #expect(outcome.status == 1)
    #expect(
      outcome.error
        == "Error: splits.tsv cannot be read or written (No such file or directory)\n")
  }

  @Test func foldersThatCannotBeAreRefused() async throws {
    let book = try TinyBook()
    let missing = try await book.report("curate", "cohort", "curated")
    #expect(missing.status == 2)
    #expect(missing.error.contains("there is no folder cohort"))
    try book.write("cohort/A/1.dcm", "no image")
    try book.write("curated", "a file")
    let file = try await book.report("curate", "cohort", "curated")
    #expect(file.status == 2)
    #expect(file.error.contains("curated is a file; the images need a folder"))
  }
}
